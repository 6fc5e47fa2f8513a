package com.isogeo.security.internal.session;

import com.isogeo.security.internal.oauth2.RandomText;
import java.security.SecureRandom;

/** The name of this node among those that share its sessions. New with each start. */
public record NodeId(String value) {

    private static final int BYTES = 9;

    public static NodeId random(SecureRandom random) {
        return new NodeId(RandomText.base64url(random, BYTES));
    }
}

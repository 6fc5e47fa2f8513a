package com.isogeo.demo;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;

/** Switches the sign-in on; the three settings stand in {@code META-INF/microprofile-config.properties}. */
@IsogeoAuthenticationMechanismDefinition
public final class SignIn {

    private SignIn() {}
}

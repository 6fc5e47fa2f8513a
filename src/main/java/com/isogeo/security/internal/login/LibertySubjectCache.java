package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.oauth2.RandomText;
import com.isogeo.security.internal.session.Login;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Lets Open Liberty find the Subject of an earlier request of the same login again, instead of making a new one: three
 * to nine times faster. Its callback handler leaves a table among the private credentials, which may name a key; on
 * other servers there is no such table. Whoever presents a key is its caller, hence a secret, new for each login, and
 * mixed with a value of this deployment, whose classes the cached principal is made of.
 *
 * <p>Open Liberty would also sign an LTPA token for each Subject, as a second key for a cookie that the module never
 * sets. That is a fifth of a whole login, and two entries of the table say that nobody needs it.
 */
@Singleton
public final class LibertySubjectCache {

    private static final String CACHE_KEY = "com.ibm.wsspi.security.cred.cacheKey";
    private static final String NO_LTPA_COOKIE = "com.ibm.ws.authentication.internal.sso.disable.ltpa.cookie";
    private static final String NO_LTPA_KEY = "com.ibm.ws.authentication.internal.sso.disable.ltpa.cache";
    private static final int DEPLOYMENT_BYTES = 16;

    /** With the value of this deployment. */
    private final String keyPrefix;

    @Inject
    public LibertySubjectCache(@ModuleOwned SecureRandom random) {
        this.keyPrefix = "isogeo-security:" + RandomText.base64url(random, DEPLOYMENT_BYTES) + ':';
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    void setCacheKey(@Nullable Subject subject, Login login) {
        if (subject == null || subject.getPrivateCredentials().isEmpty()) {
            return;
        }
        // Those of one class would be copied for each request. This is the set itself, whose readers have to lock it.
        Set<Object> credentials = subject.getPrivateCredentials();
        synchronized (credentials) {
            for (Object credential : credentials) {
                if (credential instanceof Hashtable table) {
                    table.put(CACHE_KEY, keyPrefix + login.subjectKey());
                    table.put(NO_LTPA_COOKIE, true);
                    table.put(NO_LTPA_KEY, true);
                }
            }
        }
    }
}

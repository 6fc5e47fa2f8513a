package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.isogeo.security.internal.oauth2.RedirectUri;
import com.isogeo.security.testing.TestMessageContext;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/**
 * Every record of the module is filled with a secret wherever it takes text of that kind, and its text is looked at.
 */
class NoSecretInTextTest {

    /** 43 letters: a state, a verifier and a token all may look so. */
    private static final String SECRET = "SECRETSECRETSECRETSECRETSECRETSECRETSECRETS";

    /** What a component of this name holds may be shown. */
    private static final Set<String> HARMLESS = Set.of(
            "clientId",
            "OAuth2Error.code",
            "ConfigurationFingerprint.value",
            "Admission.displaced",
            "error",
            "errorDescription",
            "errorUri",
            "description",
            "uri",
            "id",
            "name",
            "email",
            "role",
            "reason",
            "tokenType",
            "pathAndQuery",
            "fingerprint",
            "issuer",
            "scope",
            "errorPage",
            "applicationName",
            "callbackPath",
            "LoginFailed.code",
            "RefreshFailed.code",
            "Refreshed.expiresAt",
            "ResultAndEvent.event",
            "refreshingNode",
            "NodeId.value",
            "RetrySameUrl.relativeUrl",
            "RedirectTo.absoluteUrl",
            "Unauthorized.signInUrl",
            "ScriptResponse.contentType",
            "ScriptResponse.body",
            "PathOnly.path",
            "HandledPath.path",
            "RequestAddress.scheme",
            "RequestAddress.serverName",
            "RequestAddress.contextPath");

    static Stream<Class<?>> records() {
        return new ClassFileImporter()
                .importPath(Path.of("src/main/target/classes")).stream()
                        .filter(type -> type.isAssignableTo(Record.class))
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("records")
    @DisplayName("S29 No record shows a secret, code, verifier or token")
    void textShowsNoSecret(Class<?> type) throws ReflectiveOperationException {
        assertFalse(filled(type).toString().contains("SECRET"), type::getName);
    }

    @ParameterizedTest
    @MethodSource("records")
    @DisplayName("S29 A record with a component of an unknown kind is looked at by a person")
    void everyComponentIsKnown(Class<?> type) throws ReflectiveOperationException {
        for (RecordComponent component : type.getRecordComponents()) {
            assertNotNull(value(component), () -> type.getName() + "." + component.getName());
        }
    }

    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static boolean isText(RecordComponent component) {
        return !(component.getGenericType() instanceof ParameterizedType optional)
                || !Set.of(Duration.class, URI.class).contains(optional.getActualTypeArguments()[0]);
    }

    private static Object value(RecordComponent component) throws ReflectiveOperationException {
        Class<?> type = component.getType();
        String qualified = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        boolean harmless = HARMLESS.contains(component.getName()) || HARMLESS.contains(qualified);
        String text = harmless ? "harmless" : SECRET;
        if (type.isRecord()) {
            return filled(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == String.class) {
            return text;
        }
        if (type == Object.class) {
            return text;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == Optional.class) {
            return Optional.of(isText(component) ? text : "harmless");
        }
        if (type == Set.class) {
            return Set.of("harmless");
        }
        if (type == Map.class) {
            return Map.of("code", List.of(SECRET));
        }
        if (type == List.class) {
            return List.of("harmless");
        }
        if (type == URI.class) {
            return URI.create("https://maps.example.org/path");
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == Duration.class) {
            return Duration.ZERO;
        }
        if (type == SecureRandom.class) {
            return new SecureRandom();
        }
        if (type == CallerPrincipal.class) {
            return new CallerPrincipal("harmless");
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == RedirectUri.class) {
            return new RedirectUri.PathOnly("/harmless");
        }
        if (type.getSimpleName().equals("PendingResponse")) {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance("harmless", new CompletableFuture<String>(), Duration.ZERO);
        }
        if (type.isSealed()) {
            return filled(Arrays.stream(type.getPermittedSubclasses())
                    .filter(permitted -> permitted.getRecordComponents().length == 0)
                    .findFirst()
                    .orElseThrow());
        }
        if (type == HttpServletResponse.class) {
            return new MockHttpServletResponse();
        }
        if (type == HttpMessageContext.class) {
            return TestMessageContext.ofOpenPage();
        }
        if (type == HttpServletRequest.class) {
            return new MockHttpServletRequest("GET", "/harmless");
        }
        if (type == HttpSession.class) {
            return new MockHttpSession(null, SECRET);
        }
        return type == JsonValue.class ? Json.createValue(1) : null;
    }
}

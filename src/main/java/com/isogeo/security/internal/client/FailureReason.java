package com.isogeo.security.internal.client;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why a request failed, in words for the operator. They are the module's own: the message of an exception may quote what
 * the endpoint sent.
 */
final class FailureReason {

    private static final String UNTRUSTED = "the authority of its certificate is not trusted";
    private static final String MISNAMED = "its certificate names another host";

    /** The more special one first. Open Liberty has the same exception for two of them, and lines of its own. */
    private static final List<Map.Entry<Class<? extends Exception>, String>> REASONS = List.of(
            Map.entry(CertificateExpiredException.class, "its certificate has expired"),
            Map.entry(CertificateNotYetValidException.class, "its certificate is not valid yet"),
            Map.entry(CertPathBuilderException.class, UNTRUSTED),
            Map.entry(CertPathValidatorException.class, "its certificate cannot be validated"),
            Map.entry(SSLPeerUnverifiedException.class, MISNAMED),
            Map.entry(CertificateException.class, MISNAMED + ", or " + UNTRUSTED),
            Map.entry(UnknownHostException.class, "its host name is unknown"),
            Map.entry(ConnectException.class, "it cannot be connected to"));

    /** An exception may be its own cause. */
    private static final int MAX_CAUSES = 20;

    private FailureReason() {}

    /** By the first of these reasons that one of the causes has. */
    static Optional<String> find(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        return causes.stream()
                .filter(ExcessiveResponseException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .or(() -> REASONS.stream()
                        .filter(reason -> causes.stream().anyMatch(reason.getKey()::isInstance))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}

package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {

    private static final String SENT = "a word that the endpoint sent";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        handshake(new CertificateException(
                                SENT, new CertPathValidatorException(SENT, new CertificateExpiredException(SENT)))),
                        "its certificate has expired"),
                Arguments.of(
                        handshake(new CertificateException(SENT, new CertificateNotYetValidException(SENT))),
                        "its certificate is not valid yet"),
                Arguments.of(
                        handshake(new CertificateException(SENT, new CertPathBuilderException(SENT))),
                        "the authority of its certificate is not trusted"),
                Arguments.of(
                        handshake(new CertificateException(SENT, new CertPathValidatorException(SENT))),
                        "its certificate cannot be validated"),
                Arguments.of(
                        handshake(new CertificateException(SENT)),
                        "its certificate names another host, or the authority of its certificate is not trusted"),
                Arguments.of(new SSLPeerUnverifiedException(SENT), "its certificate names another host"),
                Arguments.of(new UnknownHostException(SENT), "its host name is unknown"),
                Arguments.of(new ConnectException(SENT), "it cannot be connected to"),
                Arguments.of(
                        new IOException(SENT, new ExcessiveResponseException("the response is longer than 5 bytes")),
                        "the response is longer than 5 bytes"));
    }

    private static SSLHandshakeException handshake(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException(SENT);
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @DisplayName("S23 S24 The operator reads what is wrong with a connection, never what the endpoint sent")
    @MethodSource("failures")
    void reasonIsFoundAmongTheCauses(Exception failure, String reason) {
        assertEquals(Optional.of(reason), FailureReason.find(new ProcessingException(SENT, failure)));
    }

    @Test
    void otherFailureHasNone() {
        assertEquals(Optional.empty(), FailureReason.find(new ProcessingException(SENT, new SocketException(SENT))));
    }

    @Test
    @DisplayName("S24 The reason of a request has the kinds of the exceptions beside it")
    void kindsAreBesideTheReason() {
        PendingResponse<String> pending = new PendingResponse<>(
                "token endpoint",
                CompletableFuture.failedFuture(new ProcessingException(SENT, new ConnectException(SENT))),
                Duration.ofSeconds(5));

        ProviderException failure = assertThrows(ProviderException.class, pending::await);

        assertEquals(
                "token endpoint: it cannot be connected to (ProcessingException by ConnectException)",
                failure.reason());
    }
}

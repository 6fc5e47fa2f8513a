package com.isogeo.security.internal.deployment;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.mock.web.MockHttpServletRequest;

/** The beans that a server adds to an application: the request, and a handler that knows no identity store. */
final class TestServer implements Extension {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final Optional<Class<?>> handlerClass;

    private TestServer(Optional<Class<?>> handlerClass) {
        this.handlerClass = handlerClass;
    }

    /** Its handler is made by a class that is none of the application's. */
    static TestServer standard() {
        return withHandlerOf(Object.class);
    }

    static TestServer withHandlerOf(Class<?> beanClass) {
        return new TestServer(Optional.of(beanClass));
    }

    /** As Open Liberty, where the application has a handler. */
    static TestServer withoutHandler() {
        return new TestServer(Optional.empty());
    }

    /** The one request that is under way. */
    MockHttpServletRequest request() {
        return request;
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        event.addBean()
                .addTransitiveTypeClosure(HttpServletRequest.class)
                .scope(Singleton.class)
                .createWith(context -> request);
        handlerClass.ifPresent(type -> event.addBean()
                .beanClass(type)
                .id("the server's handler")
                .addTransitiveTypeClosure(IdentityStoreHandler.class)
                .scope(Singleton.class)
                .createWith(context ->
                        (IdentityStoreHandler) credential -> CredentialValidationResult.NOT_VALIDATED_RESULT));
    }
}

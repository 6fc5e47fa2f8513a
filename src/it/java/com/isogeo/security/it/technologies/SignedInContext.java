package com.isogeo.security.it.technologies;

import com.isogeo.security.IsogeoToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/** Takes the signed-in user along to code that runs without a request. */
@ApplicationScoped
@ContextServiceDefinition(
        name = SignedInContext.CONTEXT,
        propagated = {
            ContextServiceDefinition.APPLICATION,
            ContextServiceDefinition.SECURITY,
            IsogeoToken.THREAD_CONTEXT
        })
@ManagedExecutorDefinition(name = SignedInContext.EXECUTOR, context = SignedInContext.CONTEXT)
public class SignedInContext {

    static final String CONTEXT = "java:app/concurrent/signed-in";
    static final String EXECUTOR = "java:app/concurrent/signed-in-executor";

    @Resource(lookup = CONTEXT)
    private ContextService context;

    /** To be called while the request is served. What it returns runs code on the thread that calls it, for that user. */
    public Executor captured() {
        return context.currentContextExecutor();
    }
}

package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** Does not answer, and holds no thread of the server meanwhile. */
@ApplicationScoped
class Silence {

    @Inject
    private Settings settings;

    void keep(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(Duration.ofSeconds(settings.silenceSeconds()).toMillis());
        context.addListener(new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) {
                event.getAsyncContext().complete();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
    }
}

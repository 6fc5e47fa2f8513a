package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Does not answer, and holds no thread of the server meanwhile. */
@ApplicationScoped
class Silence {

    @Inject
    private Settings settings;

    void keep(HttpServletRequest request) {
        keep(request, Duration.ofSeconds(settings.silenceSeconds()), response -> {});
    }

    /** An answer that is written later. */
    @FunctionalInterface
    interface LateAnswer {
        void write(HttpServletResponse response) throws IOException;
    }

    void keep(HttpServletRequest request, Duration duration, LateAnswer answer) {
        AsyncContext context = request.startAsync();
        context.setTimeout(duration.toMillis());
        context.addListener(new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) throws IOException {
                answer.write((HttpServletResponse) event.getAsyncContext().getResponse());
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

package com.isogeo.security.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * nginx before both nodes. A page goes to the other node when one is gone. The callback does not: it spends a code, and nginx
 * cannot tell a node that refused the connection from one that died with the code in its hands. It is handed on only where the
 * node itself said 503, or 404 while it starts, which is before the application sees it.
 */
final class Proxy implements AutoCloseable {

    private final Program nginx;

    Proxy(boolean isSticky) {
        Path directory = Settings.path("directory").resolve(isSticky ? "sticky" : "round-robin");
        Path output = Settings.path("directory").resolve("proxy.txt");
        Path configuration = directory.resolve("nginx.conf");
        try {
            Files.createDirectories(directory.resolve("logs"));
            Files.writeString(configuration, configuration(isSticky));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nginx = Program.start(
                output,
                Map.of("PATH", System.getenv("PATH") + ":/usr/sbin"),
                List.of("nginx", "-p", directory.toString(), "-c", configuration.toString(), "-e", "logs/error.log"));
    }

    void awaitReady() {
        nginx.awaitReady(Settings.site() + "/");
    }

    private static String configuration(boolean isSticky) {
        return """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log logs/error.log;
                events { worker_connections 2048; }
                http {
                    log_format route '$time_iso8601 $status $request_method $uri $upstream_addr $upstream_status $request_time';
                    access_log logs/access.log route;
                    client_body_temp_path temp;
                    proxy_temp_path temp-proxy;
                    fastcgi_temp_path temp-fastcgi;
                    uwsgi_temp_path temp-uwsgi;
                    scgi_temp_path temp-scgi;

                    upstream either { server ADDRESS_A fail_timeout=2s; server ADDRESS_B fail_timeout=2s; }
                    upstream first_a { server ADDRESS_A fail_timeout=2s; server ADDRESS_B backup; }
                    upstream first_b { server ADDRESS_B fail_timeout=2s; server ADDRESS_A backup; }

                    # WildFly writes .a behind the id of the session, Open Liberty :a.
                    map $cookie_JSESSIONID $nodes {
                        default either;
                        STICKY
                    }
                    server {
                        listen 127.0.0.1:PORT;
                        proxy_http_version 1.1;
                        proxy_connect_timeout 1s;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        location / {
                            proxy_pass http://$nodes;
                            proxy_next_upstream error timeout http_503 http_404;
                        }
                        location = /login/callback {
                            proxy_pass http://$nodes;
                            proxy_next_upstream http_503 http_404;
                        }
                    }
                }
                """.replace("STICKY", isSticky ? "~[.:]a$ first_a;\n        ~[.:]b$ first_b;" : "")
                .replace("ADDRESS_A", "127.0.0.1:" + Settings.number("a.port"))
                .replace("ADDRESS_B", "127.0.0.1:" + Settings.number("b.port"))
                .replace("PORT", Settings.text("proxy.port"));
    }

    @Override
    public void close() {
        nginx.end();
    }
}

/**
 * The settings: read from MicroProfile Config, checked once at deployment, never half right. It imports
 * {@code oauth2}, the public API, MicroProfile Config, and JSON Processing for Isogeo's client_secrets.json.
 *
 * <p>A new setting is a constant of {@link com.isogeo.security.internal.config.Settings}, a component of its group,
 * and a row of docs/reference/settings.md. Its default is in META-INF/microprofile-config.properties, too.
 */
@NullMarked
package com.isogeo.security.internal.config;

import org.jspecify.annotations.NullMarked;

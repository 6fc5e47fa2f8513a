/**
 * The settings: read from MicroProfile Config, checked once at deployment, never half right. It imports {@code oauth2}, the
 * public API, MicroProfile Config, and JSON Processing for Isogeo's client_secrets.json.
 */
@NullMarked
package com.isogeo.security.internal.config;

import org.jspecify.annotations.NullMarked;

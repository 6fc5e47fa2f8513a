/**
 * The authentication mechanism: how a login starts, what comes back to the callback, and the pages and cookies on the
 * way. It imports every other package but {@code deployment}, Jakarta Servlet and Jakarta Security.
 */
@NullMarked
package com.isogeo.security.internal.login;

import org.jspecify.annotations.NullMarked;

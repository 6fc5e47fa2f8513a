/**
 * Starts the stand-in inside an application during its development. It knows CDI, MicroProfile Config and the stand-in's public
 * types; it never sees the module for signing in, which it reaches by configuration keys alone.
 */
@NullMarked
package com.isogeo.standin.devservice;

import org.jspecify.annotations.NullMarked;

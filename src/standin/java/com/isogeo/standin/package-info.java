/**
 * A stand-in for Isogeo, for development and tests: a server that signs users in by OAuth 2.0 (RFC 6749) and misbehaves on
 * demand, a JUnit extension that runs it, a browser without a screen, and a program for the command line.
 *
 * <p>It imports the JDK alone, {@code IsogeoStandIn} JUnit besides, and it never sees the module that is tested against it. The
 * packages below {@code internal} are not for applications.
 */
@NullMarked
package com.isogeo.standin;

import org.jspecify.annotations.NullMarked;

package com.isogeo.security.internal.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what lies in the session as never changed in place. WildFly looks for an annotation of this simple name,
 * whichever package it is of, when an application reads a session attribute. Without it a read counts as a change:
 * each request would write the session to the other nodes again, and two nodes that do so at once wait for each
 * other's locks in vain.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Immutable {}

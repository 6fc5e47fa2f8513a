package com.isogeo.security.internal.session;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a session attribute as immutable. WildFly looks for an annotation of this simple name, whichever package it
 * is of, when an application reads a session attribute. Without it a read counts as a change: each request would
 * replicate the session again, and two nodes that do so at once would time out on each other's locks.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Immutable {}

/**
 * The module beside each server's own ways to sign in: the program of {@code mvn -Pbenchmark}. It knows the servers, and of
 * the module no more than an application does.
 */
package com.isogeo.security.benchmark;

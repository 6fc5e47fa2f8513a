/**
 * Two nodes behind a proxy, and what users lose when one goes: the program of {@code mvn -Pcluster}. It knows the servers, and
 * nothing of the module.
 */
package com.isogeo.security.cluster;

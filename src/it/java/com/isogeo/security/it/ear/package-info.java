/** Web applications of an enterprise application: each signs in by itself. */
package com.isogeo.security.it.ear;

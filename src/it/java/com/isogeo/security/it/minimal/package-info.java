/** The smallest application that signs in: the annotated class, and one protected page. */
package com.isogeo.security.it.minimal;

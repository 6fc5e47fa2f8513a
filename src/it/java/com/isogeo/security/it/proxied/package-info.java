/** An application behind a proxy. */
package com.isogeo.security.it.proxied;

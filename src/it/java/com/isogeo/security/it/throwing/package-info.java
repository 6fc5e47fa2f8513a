/** A small application whose own parts throw when the address says so. */
package com.isogeo.security.it.throwing;

/** A small application whose parts throw when the parameter {@code throw} names them. */
package com.isogeo.security.it.throwing;

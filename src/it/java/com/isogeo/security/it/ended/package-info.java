/** A small application that signs out, and writes down what it hears. */
package com.isogeo.security.it.ended;

/** A small application whose servlets begin a response before they authenticate or log out. */
package com.isogeo.security.it.begun;

/** A small application whose servlets begin an answer before they ask for a sign-in, or end one. */
package com.isogeo.security.it.begun;

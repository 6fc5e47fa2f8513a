/** A small application that signs out, and records the events of the module. */
package com.isogeo.security.it.ended;

/** A small application with protected and open pages, which counts the requests that reach them. */
package com.isogeo.security.it.doors;

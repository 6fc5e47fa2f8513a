/** A small application with every kind of door, which counts who enters. */
package com.isogeo.security.it.doors;

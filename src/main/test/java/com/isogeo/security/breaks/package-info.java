/** Deliberate breaks of the module, and whether its tests and the simulation notice each of them. */
package com.isogeo.security.breaks;

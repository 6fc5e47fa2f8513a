/** Puts the module together in an application that asks for it: the only package that imports every other. */
@NullMarked
package com.isogeo.security.internal.deployment;

import org.jspecify.annotations.NullMarked;

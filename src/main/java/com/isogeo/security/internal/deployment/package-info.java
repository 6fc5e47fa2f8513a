/** Puts the rooms together, when an application asks for it: the only room that knows every other. */
@NullMarked
package com.isogeo.security.internal.deployment;

import org.jspecify.annotations.NullMarked;

/** Values that are kept for a while in the memory of one node. It imports the JDK only. */
@NullMarked
package com.isogeo.security.internal.cache;

import org.jspecify.annotations.NullMarked;

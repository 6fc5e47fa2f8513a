/**
 * What the operator reads: messages with stable numbers, none of them so often that a stranger can fill a disk. It imports
 * the JDK only.
 */
@NullMarked
package com.isogeo.security.internal.log;

import org.jspecify.annotations.NullMarked;

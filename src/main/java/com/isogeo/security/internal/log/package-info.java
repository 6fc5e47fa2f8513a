/**
 * What the operator reads: reason codes and messages with stable numbers, none of them so often that repeated
 * requests can fill a disk. It imports the JDK only.
 */
@NullMarked
package com.isogeo.security.internal.log;

import org.jspecify.annotations.NullMarked;

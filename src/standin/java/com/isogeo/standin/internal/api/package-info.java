/**
 * The part of Isogeo's API that a login needs, and what tests ask the stand-in itself. Imports {@code internal.http},
 * {@code internal.oauth} and the values of {@code com.isogeo.standin}.
 */
@NullMarked
package com.isogeo.standin.internal.api;

import org.jspecify.annotations.NullMarked;

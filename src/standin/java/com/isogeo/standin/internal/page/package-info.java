/**
 * The pages that people see: the login form and the status page, in English and French, without a script. Imports
 * {@code internal.http}, {@code internal.oauth} and the values of {@code com.isogeo.standin}.
 */
@NullMarked
package com.isogeo.standin.internal.page;

import org.jspecify.annotations.NullMarked;

/**
 * Who the user is: the account part of Isogeo's API, and the identity store that makes caller and groups of it. It
 * imports {@code client}, {@code oauth2}, {@code log}, {@code config}, {@code cache}, the public API, Jakarta REST,
 * Jakarta Security and MicroProfile.
 */
@NullMarked
package com.isogeo.security.internal.account;

import org.jspecify.annotations.NullMarked;

/**
 * The authorization server: RFC 6749, PKCE (RFC 7636), revocation (RFC 7009), the issuer (RFC 9207) and rotation (RFC 9700), with
 * the scenarios. It decides on plain values. Imports {@code internal.http} and the values of {@code com.isogeo.standin}.
 */
@NullMarked
package com.isogeo.standin.internal.oauth;

import org.jspecify.annotations.NullMarked;

/**
 * A stand-in for Isogeo: its authorization endpoint, login form, token endpoint and the part of its API that a sign-in needs.
 * It lives by RFC 6749 and Isogeo's documentation, misbehaves on demand, and never sees the module.
 */
package com.isogeo.standin;

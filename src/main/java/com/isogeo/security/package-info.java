/**
 * Sign in with Isogeo: the API of the module.
 *
 * <p>An application annotates one class with {@link com.isogeo.security.IsogeoAuthenticationMechanismDefinition},
 * protects its servlets with the standard annotations and injects {@link com.isogeo.security.IsogeoToken}. Everything
 * below {@code com.isogeo.security.internal} may change in any release.
 *
 * <p>This package imports Jakarta APIs only.
 */
@NullMarked
package com.isogeo.security;

import org.jspecify.annotations.NullMarked;

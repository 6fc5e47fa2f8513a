package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** A definition with a scope, by which a test distinguishes it from another one. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition(scope = "${'of-the-annotation'}")
public class ScopedSignIn {}

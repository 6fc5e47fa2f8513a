package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** A definition with an attribute of its own, by which a test tells it from another one. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition(scope = "${'of-the-annotation'}")
public class ScopedSignIn {}

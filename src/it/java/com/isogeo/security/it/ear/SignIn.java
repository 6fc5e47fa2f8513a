package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition(scope = "${'of-the-annotation'}")
public class SignIn {}

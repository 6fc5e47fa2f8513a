package com.isogeo.security.it.bad;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class DefinitionOne {}

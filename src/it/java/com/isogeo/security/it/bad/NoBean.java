package com.isogeo.security.it.bad;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;

@IsogeoAuthenticationMechanismDefinition
public class NoBean {}

package com.isogeo.security.it.bad;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;

@IsogeoAuthenticationMechanismDefinition(redirectUri = "#{nobody.knows(this}")
public class BrokenExpression {}

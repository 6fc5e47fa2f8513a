package com.isogeo.demo;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** Switches the login on. Its three keys come from the stand-in for Isogeo; another application sets them, see the README. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class SignIn {}

package com.isogeo.security.benchmark.application;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** This module; its keys are environment variables. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class IsogeoSignIn {}

package com.isogeo.demo;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** Switches the sign-in on; the three settings stand in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class SignIn {}

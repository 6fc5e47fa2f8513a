package org.example.maps;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class SignIn {}

package com.isogeo.security.internal.deployment;

import java.util.List;

/** Several definitions that one jar of the module sees, in one web application or in several that share the jar. */
final class DuplicateDefinitions {

    private final List<Class<?>> definitions;

    DuplicateDefinitions(List<Class<?>> definitions) {
        this.definitions = definitions;
    }

    /** What is wrong, as one sentence that names classes and modules. */
    String problem() {
        boolean several =
                definitions.stream().map(Class::getClassLoader).distinct().count() > 1;
        List<String> names = definitions.stream()
                .map(type -> type.getName() + (several ? " in " + ModuleName.of(type) : ""))
                .sorted()
                .toList();
        return "@IsogeoAuthenticationMechanismDefinition stands on more than one class of this application ("
                + String.join(", ", names) + "): leave one"
                + (several
                        ? ", or put the jar into WEB-INF/lib of each web application instead of the library they share."
                        : ".");
    }
}

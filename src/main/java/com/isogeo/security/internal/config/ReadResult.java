package com.isogeo.security.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The result of reading a part of the configuration: a value that is right as a whole, or one sentence for each thing
 * to mend. Readers return it once, while the application is deployed, on the container's deployment thread. It is
 * immutable.
 *
 * <pre>{@code
 * ReadResult<IsogeoSettings> result = SettingsReader.read(config);
 * if (result instanceof Valid<IsogeoSettings> valid) {
 *     use(valid.value());
 * }
 * }</pre>
 */
public sealed interface ReadResult<T> {

    /** Calls the function for the kind of result that this is. */
    <R> R fold(Function<Valid<T>, R> valid, Function<Invalid<T>, R> invalid);

    /** The value of a valid result; an invalid one passes its problems on and has none. */
    default Optional<T> valueOrReport(Consumer<String> problems) {
        return fold(valid -> Optional.of(valid.value()), invalid -> {
            invalid.problems().forEach(problems);
            return Optional.empty();
        });
    }

    /** A value, and one sentence for each thing that is allowed and looks like a mistake. */
    record Valid<T>(T value, List<String> warnings) implements ReadResult<T> {

        public Valid {
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R fold(Function<Valid<T>, R> valid, Function<Invalid<T>, R> invalid) {
            return valid.apply(this);
        }

        /** The value may hold a secret. */
        @Override
        public String toString() {
            return "Valid[value=<hidden>, warnings=" + warnings + "]";
        }
    }

    /** At least one problem, each a sentence that names the key to set. */
    record Invalid<T>(List<String> problems) implements ReadResult<T> {

        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems is empty");
            }
        }

        @Override
        public <R> R fold(Function<Valid<T>, R> valid, Function<Invalid<T>, R> invalid) {
            return invalid.apply(this);
        }
    }
}

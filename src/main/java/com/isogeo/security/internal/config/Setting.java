package com.isogeo.security.internal.config;

import static java.util.Objects.requireNonNull;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one setting: its key, its annotation attribute, its default, and what its text must be. The
 * declarations are the constants of {@link Settings}; a setting that need not be set is a
 * {@code Setting<Optional<…>>}. Immutable.
 *
 * <pre>{@code
 * static final Setting<Optional<Duration>> REFRESH_AHEAD =
 *         Setting.optional("isogeo.refresh-ahead", SettingFormats::millisecondsUpTo5Minutes);
 * }</pre>
 */
public final class Setting<T> {

    /** Makes a value of a text that is neither blank nor surrounded by blanks. */
    @FunctionalInterface
    interface Format<T> {

        /** Throws with the problem where the text is no value. */
        T parse(String text) throws InvalidSettingException;
    }

    /** Gives the value of a setting that has no text. */
    @FunctionalInterface
    private interface Absence<T> {

        T value() throws InvalidSettingException;
    }

    private final String key;
    private final Format<T> format;
    private final Absence<T> absence;
    private final @Nullable String defaultText;
    private final @Nullable Function<IsogeoAuthenticationMechanismDefinition, String> attribute;

    private Setting(
            String key,
            Format<T> format,
            Absence<T> absence,
            @Nullable String defaultText,
            @Nullable Function<IsogeoAuthenticationMechanismDefinition, String> attribute) {
        this.key = requireNonNull(key, "key is null");
        this.format = requireNonNull(format, "format is null");
        this.absence = requireNonNull(absence, "absence is null");
        this.defaultText = defaultText;
        this.attribute = attribute;
    }

    /** A setting that must have a text; the problem is the end of the sentence where it has none. */
    static <T> Setting<T> required(String key, Format<T> format, String problem) {
        Absence<T> absence = () -> {
            throw new InvalidSettingException(problem);
        };
        return new Setting<>(key, format, absence, null, null);
    }

    /** A setting that must have a text; without one its format says what it must be. */
    static <T> Setting<T> required(String key, Format<T> format) {
        return new Setting<>(key, format, () -> format.parse(""), null, null);
    }

    /** A setting that need not have a text. */
    static <T> Setting<Optional<T>> optional(String key, Format<T> format) {
        return new Setting<>(key, text -> Optional.of(format.parse(text)), Optional::empty, null, null);
    }

    /** A setting that has its default also where it is set to nothing. */
    static <T> Setting<T> optional(String key, Format<T> format, String defaultText) {
        return new Setting<>(key, format, () -> format.parse(defaultText), defaultText, null);
    }

    /**
     * The same setting with the text that the module's defaults give it, see META-INF/microprofile-config.properties.
     */
    Setting<T> withDefault(String text) {
        return new Setting<>(key, format, absence, text, attribute);
    }

    /** The same setting with an attribute of the annotation. */
    Setting<T> withAttribute(Function<IsogeoAuthenticationMechanismDefinition, String> reader) {
        return new Setting<>(key, format, absence, defaultText, reader);
    }

    /** As MicroProfile Config knows it. */
    public String key() {
        return key;
    }

    /** The text where neither the application nor an operator sets one. */
    Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /** The annotation's value, when it has one. */
    public Optional<String> attributeOf(IsogeoAuthenticationMechanismDefinition definition) {
        return Optional.ofNullable(attribute)
                .map(reader -> reader.apply(definition))
                .filter(value -> !value.isEmpty());
    }

    /** The value of this text. */
    T parse(String text) throws InvalidSettingException {
        return format.parse(text);
    }

    /** The value where there is no text. */
    T valueWithoutText() throws InvalidSettingException {
        return absence.value();
    }

    /** The value that was parsed for this setting, where it is among these. */
    // A reader puts a setting's own values there.
    @SuppressWarnings("unchecked")
    Optional<T> findIn(Map<Setting<?>, Object> values) {
        return Optional.ofNullable((T) values.get(this));
    }

    @Override
    public String toString() {
        return key;
    }
}

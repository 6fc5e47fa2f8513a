package com.isogeo.security.testing;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The types of one package that applications can use, with what they can call, override and implement in them.
 *
 * <p>The stand-in's tests compile this class, too. It must not name other classes of the module.
 */
public final class ApiListing {

    private static final int MODIFIERS =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;

    private static final Pattern JAVA_LANG = Pattern.compile("(?<![\\w.])java\\.lang\\.(?=[A-Z])");
    private static final Set<String> OF_EVERY_TYPE = Set.of("equals", "hashCode", "toString");

    private final String packageName;
    private final List<Class<?>> types;

    private ApiListing(String packageName, List<Class<?>> types) {
        this.packageName = packageName;
        this.types = types;
    }

    /** The listing of the package that this type is in, from the folder that it was compiled to. */
    public static ApiListing ofPackageOf(Class<?> one) throws IOException {
        Path classes = Path.of(URI.create(
                one.getProtectionDomain().getCodeSource().getLocation().toString()));
        Path folder = classes.resolve(one.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            List<Class<?>> types = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .<Class<?>>map(name -> load(one, name.substring(0, name.length() - ".class".length())))
                    .filter(ApiListing::isPublic)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
            return new ApiListing(one.getPackageName(), types);
        }
    }

    /** One heading and one block a type. */
    public String blocks() {
        return types.stream()
                .map(type -> "\n## " + shorten(type.getName()) + "\n\n```text\n" + block(type) + "\n```\n")
                .collect(joining());
    }

    private static Class<?> load(Class<?> one, String name) {
        try {
            return Class.forName(one.getPackageName() + "." + name, false, one.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        boolean visible = isVisible(type.getModifiers()) && !type.isAnonymousClass() && !type.isLocalClass();
        return visible && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private String block(Class<?> type) {
        List<String> lines = new ArrayList<>(List.of(header(type)));
        lines.addAll(supertypes(type));
        lines.addAll(meta(type));
        if (type.isRecord()) {
            Stream.of(type.getRecordComponents())
                    .forEach(part -> lines.add("component " + use(part.getAnnotatedType()) + " " + part.getName()));
        }
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants())
                    .forEach(constant -> lines.add("constant " + ((Enum<?>) constant).name()));
        }
        members(type.getDeclaredFields(), field -> !field.isEnumConstant())
                .map(this::field)
                .sorted()
                .forEach(lines::add);
        members(type.getDeclaredConstructors(), constructor -> true)
                .map(this::constructor)
                .sorted()
                .forEach(lines::add);
        members(type.getDeclaredMethods(), method -> !isImplied(method))
                .sorted(Comparator.comparing(Method::getName).thenComparing(this::method))
                .forEach(method -> lines.add(method(method)));
        return String.join("\n    ", lines);
    }

    private static <T extends Member> Stream<T> members(T[] all, Predicate<T> also) {
        return Arrays.stream(all)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(also);
    }

    private static boolean isImplied(Method method) {
        boolean ofEnum = method.getDeclaringClass().isEnum()
                && Modifier.isStatic(method.getModifiers())
                && Set.of("values", "valueOf").contains(method.getName());
        return ofEnum || OF_EVERY_TYPE.contains(method.getName());
    }

    private String header(Class<?> type) {
        int ofKind = type.isInterface() || type.isRecord() || type.isEnum() ? Modifier.ABSTRACT | Modifier.FINAL : 0;
        int nested = type.isInterface() || type.isRecord() || type.isEnum() ? Modifier.STATIC : 0;
        return modifiers(type.getModifiers() & ~ofKind & ~nested)
                + (type.isSealed() ? "sealed " : "")
                + kind(type)
                + shorten(type.getName())
                + typeParameters(type.getTypeParameters());
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface ";
        }
        if (type.isInterface()) {
            return "interface ";
        }
        if (type.isEnum()) {
            return "enum ";
        }
        return type.isRecord() ? "record " : "class ";
    }

    private List<String> supertypes(Class<?> type) {
        List<String> lines = new ArrayList<>();
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent.getPackageName().equals(packageName) && !isPublic(parent)) {
            throw new IllegalStateException(type + " has members of " + parent + ", which this listing does not see");
        }
        if (parent != null && !Set.of(Object.class, Record.class, Enum.class).contains(parent)) {
            lines.add("extends " + shorten(type.getGenericSuperclass().getTypeName()));
        }
        if (!type.isAnnotation()) {
            Stream.of(type.getGenericInterfaces())
                    .map(parentType -> (type.isInterface() ? "extends " : "implements ") + name(parentType))
                    .sorted()
                    .forEach(lines::add);
        }
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses())
                    .map(sub -> "permits " + name(sub))
                    .sorted()
                    .forEach(lines::add);
        }
        return lines;
    }

    /** How long an annotation is kept and where it may stand. */
    private static List<String> meta(Class<?> type) {
        if (!type.isAnnotation()) {
            return List.of();
        }
        Retention retention = type.getAnnotation(Retention.class);
        Target target = type.getAnnotation(Target.class);
        return List.of(
                "retention " + (retention == null ? "CLASS" : retention.value()),
                "target "
                        + (target == null
                                ? "any declaration"
                                : Stream.of(target.value())
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(joining(", "))));
    }

    private String field(Field field) {
        String declaration = modifiers(field.getModifiers()) + use(field.getAnnotatedType()) + " " + field.getName();
        boolean constant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        return constant ? declaration + " = " + literal(value(field)) : declaration;
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String literal(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers())
                + typeParameters(constructor.getTypeParameters())
                + constructor.getDeclaringClass().getSimpleName()
                + parameters(constructor)
                + exceptions(constructor);
    }

    private String method(Method method) {
        String variables = typeParameters(method.getTypeParameters());
        boolean ofAnnotation = method.getDeclaringClass().isAnnotation();
        return modifiers(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + use(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method)
                + exceptions(method)
                + (ofAnnotation && method.getDefaultValue() != null
                        ? " default " + literal(method.getDefaultValue())
                        : "");
    }

    private String parameters(Executable executable) {
        String list = parameterTypes(executable).map(this::use).collect(joining(", ", "(", ")"));
        return executable.isVarArgs() ? list.replaceFirst("\\[\\]\\)$", "...)") : list;
    }

    /**
     * Those of a record's canonical constructor come from its components: newer compilers mark its parameters, and
     * reflection then loses their type arguments.
     */
    private static Stream<AnnotatedType> parameterTypes(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        if (type.isRecord() && executable instanceof Constructor<?>) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] canonical =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            if (Arrays.equals(canonical, executable.getParameterTypes())) {
                return Stream.of(components).map(RecordComponent::getAnnotatedType);
            }
        }
        return Stream.of(executable.getAnnotatedParameterTypes());
    }

    private String exceptions(Executable executable) {
        String list = Stream.of(executable.getGenericExceptionTypes())
                .map(this::name)
                .sorted()
                .collect(joining(", "));
        return list.isEmpty() ? "" : " throws " + list;
    }

    private String typeParameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Stream.of(variables).map(this::typeParameter).collect(joining(", ", "<", ">"));
    }

    private String typeParameter(TypeVariable<?> variable) {
        String bounds = Stream.of(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(this::name)
                .collect(joining(" & "));
        return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    /** A type where it is used, with what says that it may be null. */
    private String use(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                        .map(annotation -> "@" + annotation.annotationType().getSimpleName() + " ")
                        .sorted()
                        .collect(joining())
                + name(type.getType());
    }

    private String name(Type type) {
        return shorten(type.getTypeName());
    }

    /** Types of this package and of java.lang without their package. */
    private String shorten(String name) {
        String own = name.replaceAll("(?<![\\w.])" + Pattern.quote(packageName) + "\\.(?=[A-Z])", "");
        return JAVA_LANG.matcher(own).replaceAll("").replace('$', '.');
    }

    private static String modifiers(int modifiers) {
        String words = Modifier.toString(modifiers & MODIFIERS);
        return words.isEmpty() ? "" : words + " ";
    }
}

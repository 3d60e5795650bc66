package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.api.ProjectsApi;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that generated names are Java words, whatever the service calls a field or a filter. */
class NamesTest {

    /** Django's look-ups. */
    private static final Set<String> LOOK_UPS = Set.of(
            "exact",
            "iexact",
            "contains",
            "icontains",
            "startswith",
            "istartswith",
            "endswith",
            "iendswith",
            "in",
            "gt",
            "gte",
            "lt",
            "lte",
            "range",
            "isnull");

    /** Run-together words of the service, and its former name of ShotGrid. */
    private static final List<String> WIRE_WORDS = List.of("sortorder", "tracingpaper", "shotgun", "shotgrid");

    private static Stream<Class<?>> publicTypes() throws IOException, URISyntaxException {
        Path root = Path.of(Project.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file ->
                            root.relativize(file).toString().replace('\\', '/').replace('/', '.'))
                    .filter(name -> name.matches("com\\.syncsketch\\.sdk\\.(api|model)\\.\\w+(\\$Builder)?\\.class"))
                    .filter(name -> !name.contains("package-info"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Method> publicMethods() throws IOException, URISyntaxException {
        return publicTypes()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }

    private static List<String> words(Method method) {
        return Arrays.stream(method.getName().split("(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void publicTypes_areFound() throws Exception {
        assertThat(publicTypes())
                .contains(ProjectsApi.class, Project.class, Project.Builder.class, ProjectQuery.class)
                .hasSizeGreaterThan(200);
    }

    @Test
    void names_containNoLookUps() throws Exception {
        assertThat(publicMethods()).noneMatch(method -> {
            List<String> words = words(method);
            return words.size() > 1 && LOOK_UPS.contains(words.get(words.size() - 1));
        });
    }

    @Test
    void names_containNoRunTogetherWords() throws Exception {
        assertThat(publicMethods()).noneMatch(method -> words(method).stream().anyMatch(WIRE_WORDS::contains));
        assertThat(publicTypes()).noneMatch(type -> type.getSimpleName().matches(".*(Shotgrid|Shotgun).*"));
    }

    @Test
    void booleans_haveIsGetters() throws Exception {
        assertThat(publicMethods()
                        .filter(method -> method.getParameterCount() == 0)
                        .filter(method -> Set.of(boolean.class, Boolean.class).contains(method.getReturnType())))
                .hasSizeGreaterThan(40)
                .allMatch(method -> method.getName().matches("(is|has)[A-Z].*"));
    }

    @Test
    void setters_haveNoIs() throws Exception {
        assertThat(publicMethods()
                        .filter(method ->
                                method.getDeclaringClass().getSimpleName().equals("Builder"))
                        .filter(method -> method.getName().matches("is[A-Z].*"))
                        .map(Method::getName))
                .as("public is a reserved word")
                .containsOnly("isPublic");
    }
}

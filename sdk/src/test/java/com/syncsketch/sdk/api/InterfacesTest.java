package com.syncsketch.sdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.TypedResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the interfaces with their counterparts that return status, headers and body. */
class InterfacesTest {

    private static final String SUFFIX = "WithResponse";
    private static final Set<Class<? extends Annotation>> ANNOTATIONS =
            Set.of(Headers.class, Param.class, QueryMap.class, RequestLine.class);

    private static Stream<Class<?>> all() throws IOException, URISyntaxException {
        Path classes = Path.of(ProjectsApi.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(ProjectsApi.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Api.class"))
                    .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Class<?>> plain() throws IOException, URISyntaxException {
        return all().filter(type -> !type.getSimpleName().endsWith(SUFFIX + "Api"));
    }

    private static Class<?> named(String simpleName) {
        try {
            return Class.forName(ProjectsApi.class.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> counterpart(Class<?> type) {
        return named(type.getSimpleName().replaceFirst("Api$", SUFFIX + "Api"));
    }

    @Test
    void interfaces_comeInPairs() throws Exception {
        assertThat(plain()).hasSizeGreaterThan(10).contains(ProjectsApi.class, UploadsStepsApi.class);
        assertThat(all().filter(type -> type.getSimpleName().endsWith(SUFFIX + "Api")))
                .containsExactlyInAnyOrderElementsOf(
                        plain().map(InterfacesTest::counterpart).collect(Collectors.toList()))
                .contains(ProjectsWithResponseApi.class, UploadsStepsWithResponseApi.class);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainInterfaces_useOnlyAnnotationsOfFeign(Class<?> type) {
        for (Method method : type.getMethods()) {
            assertThat(method.getName()).doesNotEndWith(SUFFIX);
            assertThat(method.toGenericString()).doesNotContain("feign.");
            assertThat(annotationsOf(method).filter(name -> name.startsWith("feign.")))
                    .isSubsetOf(ANNOTATIONS.stream().map(Class::getName).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("plain")
    void counterparts_haveTheSameOperations(Class<?> type) {
        assertThat(operations(counterpart(type))).isNotEmpty().isEqualTo(operations(type));
        assertThat(counterpart(type).getAnnotation(Headers.class)).isEqualTo(type.getAnnotation(Headers.class));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void counterparts_returnTypedResponses(Class<?> type) {
        for (Method method : counterpart(type).getMethods()) {
            assertThat(method.getName()).endsWith(SUFFIX);
            assertThat(method.getReturnType()).isEqualTo(TypedResponse.class);
            Type body = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
            Type plain = operation(type, method).getGenericReturnType();
            if (plain == void.class) {
                assertThat(body).isIn(Object.class, Void.class);
            } else {
                assertThat(body).isEqualTo(plain);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void interfaces_areValidForFeign(Class<?> type) {
        Object client = Feign.builder().target(type, "http://127.0.0.1");
        assertThat(client).isInstanceOf(type);
    }

    private static Method operation(Class<?> type, Method response) {
        String name = response.getName().replaceFirst(SUFFIX + "$", "");
        try {
            return type.getMethod(name, response.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the abstract methods by name and parameters, without the suffix, each with its annotations. */
    private static Map<String, List<String>> operations(Class<?> type) {
        Map<String, List<String>> operations = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (!method.isDefault()) {
                operations.put(
                        method.getName().replaceFirst(SUFFIX + "$", "")
                                + Arrays.toString(method.getGenericParameterTypes()),
                        Stream.concat(
                                        Stream.of(method.getAnnotations()),
                                        Arrays.stream(method.getParameterAnnotations())
                                                .flatMap(Arrays::stream))
                                .map(Annotation::toString)
                                .toList());
            }
        }
        return operations;
    }

    private static Stream<String> annotationsOf(Method method) {
        return Stream.of(
                        method.getAnnotations(),
                        Arrays.stream(method.getParameterAnnotations())
                                .flatMap(Arrays::stream)
                                .toArray(Annotation[]::new))
                .flatMap(Arrays::stream)
                .map(annotation -> annotation.annotationType().getName());
    }
}

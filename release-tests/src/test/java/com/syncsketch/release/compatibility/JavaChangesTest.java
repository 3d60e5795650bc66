package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which changes of small jars are reported. */
class JavaChangesTest {

    private static final String API = """
        package example;
        public interface Api {
            String get(long id);
        }
        """;
    private static final String MODEL = """
        package example;
        public class Model {
            public static final int LIMIT = 3;
            protected Model(int id) {}
            public Long getId() { return hidden(); }
            private Long hidden() { return new Object() { Long id() { return 1L; } }.id(); }
        }
        """;
    private static final String INTERNAL = """
        package com.syncsketch.sdk.client.internal;
        public class Secret {
            public void call() {}
        }
        """;

    @TempDir
    private Path folder;

    private Path before;

    @BeforeEach
    void compileBefore() {
        before = jar("before", Map.of("Api", API, "Model", MODEL, "Secret", INTERNAL));
    }

    @Test
    void unchangedJars_haveNoChanges() throws IOException {
        assertThat(changes(API, MODEL, INTERNAL)).isEmpty();
    }

    @Test
    void removal_isReported() throws IOException {
        assertThat(changes(
                        API.replace("get(long id)", "get(int id)"), MODEL.replace("public static", "static"), INTERNAL))
                .contains("METHOD_REMOVED example.Api.get(long)", "FIELD_LESS_ACCESSIBLE example.Model.LIMIT");
    }

    @Test
    void changedReturnType_isReported() throws IOException {
        assertThat(changes(API, MODEL.replace("Long getId()", "Number getId()"), INTERNAL))
                .containsExactly("METHOD_RETURN_TYPE_CHANGED example.Model.getId()");
    }

    @Test
    void changeOfAProtectedConstructor_isReported() throws IOException {
        assertThat(changes(API, MODEL.replace("protected Model(int id)", "Model(int id)"), INTERNAL))
                .containsExactly("CONSTRUCTOR_LESS_ACCESSIBLE example.Model(int)");
    }

    @Test
    void addition_isNotReported() throws IOException {
        assertThat(changes(
                        API.replace("String get", "String all(); String get"),
                        MODEL.replace("public Long", "public void more() {} public Long"),
                        INTERNAL))
                .isEmpty();
    }

    @Test
    void internals_mayChange() throws IOException {
        assertThat(changes(API, MODEL, INTERNAL.replace("public void call", "void call")))
                .isEmpty();
    }

    @Test
    void signatures_giveTheSameResultAsTheJar() throws IOException {
        Path after = jar(
                "after", Map.of("Api", API.replace("String", "Object"), "Model", MODEL.replace("int id", "long id")));
        Path signatures = folder.resolve("signatures.jar");
        ApiJar.write(before, signatures);
        assertThat(JavaChanges.between(List.of(signatures), List.of(after)))
                .isEqualTo(JavaChanges.between(List.of(before), List.of(after)))
                .hasSize(2);
        assertThat(Files.size(signatures)).isLessThan(Files.size(before));
    }

    @Test
    void signatures_areReproducible() throws IOException {
        Path first = folder.resolve("first.jar");
        Path second = folder.resolve("second.jar");
        ApiJar.write(before, first);
        ApiJar.write(before, second);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    /** Returns the changes, with only signatures for the older jars, like the check. */
    private List<String> changes(String api, String model, String internal) throws IOException {
        Path signatures = folder.resolve("signatures.jar");
        ApiJar.write(before, signatures);
        Path after = jar("after", Map.of("Api", api, "Model", model, "Secret", internal));
        return JavaChanges.between(List.of(signatures), List.of(after));
    }

    private Path jar(String name, Map<String, String> sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve(name));
            Stream.Builder<String> arguments = Stream.builder();
            Stream.of("--release", "17", "-d", classes.toString()).forEach(arguments);
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = Files.createDirectories(folder.resolve(name + "-sources"))
                        .resolve(source.getKey() + ".java");
                arguments.add(Files.writeString(file, source.getValue()).toString());
            }
            run("javac", arguments.build().toArray(String[]::new));
            Path jar = folder.resolve(name + ".jar");
            run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String tool, String... arguments) {
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
                .isZero();
    }
}

package com.syncsketch.it.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.it.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kotlin's compiler, without an option for it, takes {@code jakarta.annotation.Nullable} for what it says. */
class KotlinTest {

    @TempDir
    private Path folder;

    @Test
    void code_thatMindsNulls_compilesWithoutAWarning() {
        Run kotlinc = compile("Honours.kt");
        assertThat(kotlinc.output()).doesNotContain("Honours.kt");
        assertThat(kotlinc.exit()).as(kotlinc.output()).isZero();
    }

    @Test
    void code_thatTakesNullableForGranted_doesNotCompile() {
        Run kotlinc = compile("Ignores.kt");
        assertThat(kotlinc.exit()).isNotZero();
        assertThat(Pattern.compile("Ignores\\.kt:(\\d+):\\d+: error: ")
                        .matcher(kotlinc.output())
                        .results()
                        .map(error -> error.group(1)))
                .as(kotlinc.output())
                .containsExactly("9", "13", "17");
    }

    private Run compile(String source) {
        String classPath = System.getProperty("java.class.path");
        return Run.of(
                folder,
                "java",
                List.of(
                        "-cp",
                        classPath,
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-no-stdlib",
                        "-no-reflect",
                        "-jvm-target",
                        "17",
                        "-classpath",
                        classPath,
                        "-d",
                        folder.resolve("classes").toString(),
                        Path.of("src/kotlin", source).toString()));
    }
}

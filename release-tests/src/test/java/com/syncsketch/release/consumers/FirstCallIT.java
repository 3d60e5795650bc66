package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.Consumer.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest project that uses the client: the BOM, one dependency, one call. */
class FirstCallIT {

    /** What the client may cost a program, itself included. */
    private static final Budget BUDGET = new Budget(11, 6 * 1024 * 1024);

    @TempDir
    private static Path folder;

    private static Consumer consumer;

    @BeforeAll
    static void build() throws IOException {
        consumer = Consumer.of(folder, Language.JAVA, "first-call", Map.of())
                .with("first-call")
                .built();
    }

    @Test
    void theFirstCall_isAnswered() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            FinishedProcess run = consumer.run("FirstCall", Environment.of(mock));
            assertThat(run.output().lines()).as(run.output()).contains("Studio");
            assertThat(run.exit()).as(run.output()).isZero();
        }
    }

    @Test
    void theClient_weighsNoMoreThanItMay() throws IOException {
        List<Path> classPath = consumer.classPath();
        assertThat(classPath).anySatisfy(jar -> assertThat(jar.toString()).contains("syncsketch-sdk-extensions"));
        assertThat(BUDGET.excess(classPath)).isEmpty();
    }
}

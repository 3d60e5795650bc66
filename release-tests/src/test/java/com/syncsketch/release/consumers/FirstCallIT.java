package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.ConsumerProject.Language;
import com.syncsketch.testsupport.FinishedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the smallest project that uses the client: the BOM, one dependency, one request. */
class FirstCallIT {

    /** The maximum size of the client and its dependencies. */
    private static final SizeBudget BUDGET = new SizeBudget(11, 6 * 1024 * 1024);

    @TempDir
    private static Path folder;

    private static ConsumerProject consumer;

    @BeforeAll
    static void build() throws IOException {
        consumer = ConsumerProject.of(folder, Language.JAVA, "first-call", Map.of())
                .with("first-call")
                .built();
    }

    @Test
    void firstRequest_succeeds() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            FinishedProcess run = consumer.run("FirstCall", MockEnvironment.of(mock));
            assertThat(run.output().lines()).as(run.output()).contains("Studio");
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    @Test
    void client_isWithinTheSizeBudget() throws IOException {
        List<Path> classPath = consumer.classPath();
        assertThat(classPath).anySatisfy(jar -> assertThat(jar.toString()).contains("syncsketch-sdk-extensions"));
        assertThat(BUDGET.excess(classPath)).isEmpty();
    }
}

package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.release.consumers.ConsumerProject.Language;
import com.syncsketch.release.published.Artifact;
import com.syncsketch.testsupport.FinishedProcess;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a program on the module path, with nothing on the class path. */
class ModulePathIT {

    @TempDir
    private Path folder;

    @Test
    void module_compilesAndRuns() throws IOException {
        ConsumerProject consumer = consumer().built();
        Path file = Files.writeString(folder.resolve("shot.mov"), "moving pictures");
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            mock.faults().on("storage.postForm").inject(Action.s3Error(403, "AccessDenied", "Access Denied"));
            FinishedProcess run = consumer.runModule(
                    "com.example.consumer/com.example.consumer.Consumer", MockEnvironment.of(mock), file.toString());
            assertThat(run.output().lines().filter(line -> !line.startsWith("SLF4J")))
                    .as(run.output())
                    .containsExactly(
                            "modules com.syncsketch.sdk.client, com.syncsketch.sdk",
                            "project Show A",
                            "renamed Show B",
                            "archived true",
                            "uploaded shot.mov",
                            "comment Hold",
                            "missing 404",
                            "rejected AccessDenied",
                            "event ReviewCreated");
            assertThat(run.exitCode()).isZero();
            // Query objects are opened to Feign only.
            mock.journal()
                    .verify("listProjects")
                    .withQueryParameter("active", "1")
                    .withQueryParameter("fields", "id,name")
                    .withQueryParameter("limit", "1")
                    .atLeast(1);
        }
    }

    @Test
    void module_cannotAccessInternals() throws IOException {
        FinishedProcess maven = consumer().with("module-intruder").compile();
        assertThat(maven.exitCode()).isNotZero();
        assertThat(maven.output()).contains("com.syncsketch.sdk.client.internal.http is not visible");
    }

    @Test
    void client_exportsAllPackagesExceptInternals() {
        ModuleDescriptor client = ModuleFinder.of(Artifact.SDK_EXTENSIONS.jar())
                .find("com.syncsketch.sdk.client")
                .orElseThrow()
                .descriptor();
        assertThat(client.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        Set<String> hidden = new TreeSet<>(client.packages());
        client.exports().forEach(exported -> hidden.remove(exported.source()));
        assertThat(hidden)
                .contains("com.syncsketch.sdk.client.internal.http")
                .allMatch(name -> (name + ".").startsWith("com.syncsketch.sdk.client.internal."));
    }

    private ConsumerProject consumer() throws IOException {
        return ConsumerProject.of(folder, Language.JAVA, "module-path", Map.of())
                .with("module-path");
    }
}

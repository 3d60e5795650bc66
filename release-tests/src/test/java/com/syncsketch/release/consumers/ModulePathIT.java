package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.release.consumers.Consumer.Language;
import com.syncsketch.release.published.Artifact;
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

/** A program on the real module path, where nothing of ours and no dependency is on the class path. */
class ModulePathIT {

    @TempDir
    private Path folder;

    @Test
    void aModule_compilesAgainstTheClientAndCallsTheService() throws IOException {
        Consumer consumer = consumer().built();
        Path file = Files.writeString(folder.resolve("shot.mov"), "moving pictures");
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            mock.faults().on("storage.postForm").inject(Action.s3Error(403, "AccessDenied", "Access Denied"));
            FinishedProcess run = consumer.runModule(
                    "com.example.consumer/com.example.consumer.Consumer", Environment.of(mock), file.toString());
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
                            "refused AccessDenied",
                            "event ReviewCreated[payload=ReviewCreatedEvent{action=review_created, review_id=456}]");
            assertThat(run.exit()).isZero();
            // The fields of queries are open to Feign alone.
            mock.journal()
                    .verify("listProjects")
                    .withQueryParameter("active", "1")
                    .withQueryParameter("fields", "id,name")
                    .withQueryParameter("limit", "1")
                    .atLeast(1);
        }
    }

    @Test
    void aModule_cannotReachInternals() throws IOException {
        FinishedProcess maven = consumer().with("module-intruder").compile();
        assertThat(maven.exit()).isNotZero();
        assertThat(maven.output()).contains("com.syncsketch.sdk.client.internal.http is not visible");
    }

    @Test
    void theClient_exportsAllOfItsPackagesButInternals() {
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

    private Consumer consumer() throws IOException {
        return Consumer.of(folder, Language.JAVA, "module-path", Map.of()).with("module-path");
    }
}

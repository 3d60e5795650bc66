package com.syncsketch.cli.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private long item;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        mock = MockSyncSketch.builder()
                .storageFolder(Files.createDirectory(home.resolve("storage")))
                .start();
        cli = new CliRun(home, mock);
        mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        file = Files.writeString(home.resolve("shot010.mov"), "a movie");
        Result uploaded = cli.run("upload", "--to", "Show A/Dailies", file.toString(), "--quiet");
        assertThat(uploaded.exit()).as(uploaded.err()).isZero();
        item = Long.parseLong(uploaded.out().split("\t")[0]);
    }

    @AfterEach
    void close() {
        mock.close();
    }

    @Test
    void wait_printsTheConvertedItem() {
        Result result = cli.run("wait", String.valueOf(item));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).startsWith(item + "\tshot010.mov\t");
    }

    @Test
    void wait_forAnItemThatIsNotConverted_hasExitCode6() {
        long review = Long.parseLong(cli.run("ls", "Show A").out().split("\t")[0]);
        long processing = mock.data().addItem(review, "b.mov", Map.of("status", "processing"));

        Result result = cli.run("wait", String.valueOf(processing), "--for", "1ms");

        assertThat(result.exit()).as(result.err()).isEqualTo(6);
        assertThat(result.err()).startsWith("Error: ");
    }

    @Test
    void wait_forAnUnknownItem_hasExitCode3() {
        assertThat(cli.run("wait", "999999").exit()).isEqualTo(3);
    }

    @Test
    void download_savesTheProxies_andKeepsThem() throws IOException {
        Path folder = home.resolve("down");

        Result first = cli.run("download", "Show A/Dailies", "-o", folder.toString());
        Result second = cli.run("download", "item:" + item, "-o", folder.toString(), "--ndjson");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.lines()).hasSize(1);
        Path saved = Path.of(first.lines().get(0));
        assertThat(saved).hasSameBinaryContentAs(file);
        assertThat(second.out()).contains("\"item\":" + item, "\"what\":\"proxy\"");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void download_ofARendering_needsTheReview() {
        Result result = cli.run("download", "item:" + item, "--what", "sketches");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Add --review");
    }

    @Test
    void download_ofAnUnknownItem_doesNotPreventOthers() {
        Result result = cli.run(
                "download",
                "item:999999",
                "item:" + item,
                "-o",
                home.resolve("down").toString());

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.lines()).hasSize(1);
    }

    @Test
    void create_printsTheIdOfTheExistingThing() {
        Result created = cli.run("create", "project", "Show B");
        Result same = cli.run("create", "project", "Show B", "--if-missing");
        Result review = cli.run("create", "review", "Dailies", "--in", "Show B", "--if-missing");
        Result again = cli.run("create", "review", "Dailies", "--in", "Show B", "--if-missing");

        assertThat(List.of(created.exit(), same.exit(), review.exit(), again.exit()))
                .as(created.err() + same.err() + review.err() + again.err())
                .containsOnly(0);
        assertThat(same.out()).isEqualTo(created.out());
        assertThat(again.out()).isEqualTo(review.out());
    }
}

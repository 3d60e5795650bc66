package com.syncsketch.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockSyncSketchTest
class WatchTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private Path folder;
    private long review;

    @BeforeEach
    void prepare(MockSyncSketch server) throws IOException {
        mock = server;
        cli = new CliRun(home, mock);
        review = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        folder = Files.createDirectories(home.resolve("renders"));
        Files.createDirectories(folder.resolve("comp"));
        write("a.mov", "b.txt", "comp/c.mov");
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "content of " + name);
        }
    }

    private Result watch(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("watch", "--to", "Show A/Dailies", "--once", "--stable", "50ms", "--interval", "20ms", "-q"));
        all.addAll(List.of(arguments));
        all.add(folder.toString());
        return cli.run(all.toArray(String[]::new));
    }

    private List<String> names() {
        return mock.data().items().stream()
                .map(item -> String.valueOf(item.get("name")))
                .sorted()
                .toList();
    }

    @Test
    void files_areUploadedOnce() throws IOException {
        Result first = watch("-r", "--include", "*.mov", "--artist", "Ada");
        write("d.mov");
        Result second = watch("-r", "--include", "*.mov", "--ndjson");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(first.lines()).hasSize(2);
        assertThat(second.lines()).singleElement().asString().contains("d.mov", "\"state\":\"uploaded\"");
        assertThat(names()).containsExactly("a.mov", "c.mov", "d.mov");
        assertThat(mock.data().items().get(0)).containsEntry("artist", "Ada");
    }

    @Test
    void changedFile_becomesAnotherItem_orAVersion() throws IOException {
        watch("--include", "a.mov");
        Files.writeString(folder.resolve("a.mov"), "another cut");
        assertThat(watch("--include", "a.mov", "--new-version", "auto").exit()).isZero();
        assertThat(names()).containsExactly("a.mov");
        mock.journal().verify("uploadToReview").once();

        Files.writeString(folder.resolve("a.mov"), "one more cut");
        assertThat(watch("--include", "a.mov").exit()).isZero();
        assertThat(names()).containsExactly("a.mov", "a.mov");
    }

    @Test
    void failedFile_doesNotStopTheOthers() {
        mock.faults().on("storage.putPart").first(1).inject(Action.status(403));

        Result failed = watch("--include", "*.{mov,txt}", "--parallel-files", "1");
        Result again = watch("--include", "*.{mov,txt}");

        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(failed.lines()).hasSize(1);
        assertThat(failed.err()).contains("a.mov");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(names()).containsExactly("a.mov", "b.txt");
    }

    @Test
    void rejectedCredentials_endTheProgram() {
        mock.faults().on("startUpload").inject(Action.status(401));

        assertThat(watch().exit()).isEqualTo(4);
    }

    @Test
    void missingFolder_isReported() {
        Result result = cli.run(
                "watch",
                "--to",
                String.valueOf(review),
                "--once",
                home.resolve("gone").toString());

        assertThat(result.exit()).as(result.err()).isEqualTo(3);
    }

    @Test
    void emptyFolder_isFine() throws IOException {
        Path empty = Files.createDirectories(home.resolve("empty"));

        Result result = cli.run("watch", "--to", String.valueOf(review), "--once", "--stable", "0s", empty.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void stateFolder_canBeElsewhere() {
        Path state = home.resolve("state");

        assertThat(watch("--state", state.toString()).exit()).isZero();

        assertThat(state).isNotEmptyDirectory();
        assertThat(folder.resolve(".syncsketch")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--name a.mov",
                "--new-version 5",
                "--interval 0s",
                "--parallel-files 65",
                "--bwlimit 10",
                "--bwlimit x",
                "--stable soon",
                "--status fine",
                "--include ["
            })
    void invalidOptions_sendNothing(String options) {
        Result result = watch(options.split(" "));

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        mock.journal().verifyAny().never();
    }
}

package com.syncsketch.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
class UploadTest {

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
        folder = Files.createDirectories(home.resolve("dailies"));
        Files.createDirectories(folder.resolve("comp"));
        write("a.mov", "b.mov", "notes.txt", "comp/c.mov");
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "content of " + name);
        }
    }

    private Result upload(String... arguments) {
        List<String> all = new ArrayList<>(List.of("upload", "--to", "Show A/Dailies", "--quiet"));
        all.addAll(List.of(arguments));
        return cli.run(all.toArray(String[]::new));
    }

    private List<String> names() {
        return mock.data().items().stream()
                .map(item -> String.valueOf(item.get("name")))
                .sorted()
                .toList();
    }

    @Test
    void folder_isUploadedWithItsSelection() {
        Result result = upload("-r", "--include", "*.mov", "--exclude", "b.*", folder.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(names()).containsExactly("a.mov", "c.mov");
        assertThat(result.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("\\d+\\t.*\\.mov"));
    }

    @Test
    void folder_uploadedAgain_sendsOnlyWhatIsNew() throws IOException {
        upload(folder.toString());
        write("d.mov");

        Result again = upload(folder.toString(), "--json");

        assertThat(again.exit()).as(again.err()).isZero();
        JsonNode files = new JsonMapper().readTree(again.out());
        assertThat(files).hasSize(4);
        assertThat(files.findValuesAsText("state"))
                .containsExactlyInAnyOrder("already_uploaded", "already_uploaded", "already_uploaded", "uploaded");
        assertThat(names()).containsExactly("a.mov", "b.mov", "d.mov", "notes.txt");
    }

    @Test
    void metadata_isSetOnTheDefaultRoute() {
        Result result = upload(
                "--artist",
                "Ada",
                "--description",
                "final",
                "--status",
                "for-review",
                "--fps",
                "24",
                folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(mock.data().get(Long.parseLong(result.out().split("\t")[0])))
                .containsEntry("artist", "Ada")
                .containsEntry("description", "final")
                .containsEntry("approval_status", "for_review");
    }

    @Test
    void existingItems_areSkipped() {
        mock.data().addItem(review, "a.mov");

        Result result = upload(
                "--skip-existing",
                "--ndjson",
                folder.resolve("a.mov").toString(),
                folder.resolve("b.mov").toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines())
                .anySatisfy(line -> assertThat(line).contains("\"state\":\"skipped_existing\""))
                .anySatisfy(line -> assertThat(line).contains("\"state\":\"uploaded\""));
        assertThat(names()).containsExactly("a.mov", "b.mov");
    }

    @Test
    void dryRun_sendsNothing() {
        Result result = upload("--dry-run", folder.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("upload\t"));
        assertThat(names()).isEmpty();
        assertThat(folder.resolve(".syncsketch")).doesNotExist();
    }

    @Test
    void youngFile_isTemporary() {
        Result result = upload("--min-age", "1h", folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isEqualTo(5);
        assertThat(names()).isEmpty();
    }

    @Test
    void missingReview_isCreatedOnRequest() {
        String file = folder.resolve("a.mov").toString();

        assertThat(cli.run("upload", "--to", "Show B/Day 1", file).exit()).isEqualTo(3);
        Result created = cli.run("upload", "--to", "Show B/Day 1", "--create", "-q", file);
        Result again = cli.run(
                "upload",
                "--project",
                "Show B",
                "--review",
                "Day 1",
                "--create",
                "-q",
                folder.resolve("b.mov").toString());

        assertThat(created.exit()).as(created.err()).isZero();
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(cli.run("ls", "Show B/Day 1").lines()).hasSize(2);
        assertThat(cli.run("ls", "Show B").lines()).hasSize(1);
    }

    @Test
    void wait_waitsForTheConversion() {
        Result result = upload("--wait=1m", folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wait", "--skip-existing", "--wait=1m", "--skip-existing=size"})
    void optionalValues_areAttached(String option) {
        Result result = upload(option, folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(names()).containsExactly("a.mov");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wait=soon", "--skip-existing=date", "--wait="})
    void optionalValues_areChecked(String option) {
        Result result = upload(option, folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        mock.journal().verifyAny().never();
    }

    @Test
    void newVersion_belongsToTheItem() {
        long item = mock.data().addItem(review, "shot010_v001.mov");

        Result result =
                upload("--new-version", "item:" + item, folder.resolve("a.mov").toString());

        assertThat(result.exit()).as(result.err()).isZero();
    }

    @Test
    void automaticVersions_belongToTheItemsOfTheSameName() {
        long item = mock.data().addItem(review, "a.mov");
        String[] arguments = {"--new-version", "auto", "--json", folder.toString()};

        Result first = upload(arguments);
        Result second = upload(arguments);

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).doesNotContain("\"uploaded\"");
        mock.journal()
                .verify("uploadToReview")
                .withQueryParameter("itemParentId", String.valueOf(item))
                .once();
        assertThat(names()).containsExactly("a.mov", "b.mov", "notes.txt");
    }

    @Test
    void automaticVersionsOfFiles_areSentOnce() {
        long item = mock.data().addItem(review, "a.mov");
        String[] arguments = {
            "--new-version",
            "auto",
            folder.resolve("a.mov").toString(),
            folder.resolve("b.mov").toString()
        };

        assertThat(upload(arguments).exit()).isZero();
        assertThat(upload(arguments).exit()).isZero();

        mock.journal()
                .verify("uploadToReview")
                .withQueryParameter("itemParentId", String.valueOf(item))
                .once();
        assertThat(names()).containsExactly("a.mov", "b.mov");
    }

    @Test
    void standardInput_isUploadedUnderItsName() {
        Result result = cli.input("frames from a pipe")
                .run(
                        "upload",
                        "--to",
                        "Show A/Dailies",
                        "-q",
                        "--name",
                        "pipe.mov",
                        "--artist",
                        "Ada",
                        "--wait=1m",
                        "-");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("\t-\n");
        assertThat(names()).containsExactly("pipe.mov");
        assertThat(mock.data().get(Long.parseLong(result.out().split("\t")[0]))).containsEntry("artist", "Ada");
    }

    @Test
    void changedFileOfAFolder_isUploadedByTheNextRun() throws IOException {
        mock.faults().on("storage.putPart").inject(Action.status(403));
        assertThat(upload("--include", "a.mov", folder.toString()).exit()).isEqualTo(1);
        Files.writeString(folder.resolve("a.mov"), "another cut");
        mock.faults().clear();

        Result again = upload("--include", "a.mov", folder.toString());

        assertThat(again.exit()).as(again.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--wait", "--wait=1m", "--skip-existing", "--skip-existing=size", "--artist=-x", "--parallel=1"})
    void printedResumeCommand_canBeRun(String option) {
        mock.faults().on("storage.putPart").inject(Action.status(403));
        Result failed = cli.run(
                "upload",
                "--to",
                String.valueOf(review),
                "-q",
                option,
                folder.resolve("a.mov").toString());
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        mock.faults().clear();
        String command = failed.err().lines().reduce((first, second) -> second).orElseThrow();

        Result resumed = cli.run(command.replaceFirst("^ *syncsketch ", "").split(" "));

        assertThat(resumed.exit()).as(command + resumed.err()).isZero();
        assertThat(names()).containsExactly("a.mov");
    }

    @Test
    void rejectedCredentials_endTheRun() {
        mock.faults().on("startUpload").inject(Action.status(401));

        Result result = upload(
                "--parallel-files",
                "1",
                folder.resolve("a.mov").toString(),
                folder.resolve("b.mov").toString());

        assertThat(result.exit()).isEqualTo(4);
        mock.journal().verify("startUpload").once();
    }

    @Test
    void totalProgress_isRedrawnOnATerminal() {
        Result result = cli.onTerminal().run("upload", "--to", String.valueOf(review), folder.toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("\r\u001b[K").contains("3 of 3 files uploaded");
        assertThat(result.lines()).first().asString().matches(".*ID +.*FILE.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--recursive a.mov",
                "--bwlimit fast a.mov",
                "--bwlimit 10 a.mov",
                "--status fine a.mov",
                "--fps 0 a.mov",
                "--parallel-files 0 a.mov",
                "--route server --wait a.mov",
                "--create --to 5 a.mov",
                "--new-version 1 a.mov b.mov",
                "-",
                "--name a.mov - b.mov",
                "--name a.mov --dry-run -",
                "--name a.mov --route server -",
                "--name a.mov --restart -"
            })
    void invalidOptions_sendNothing(String options) {
        List<String> arguments = new ArrayList<>(List.of("upload"));
        if (!options.contains("--to")) {
            arguments.addAll(List.of("--to", "1"));
        }
        arguments.addAll(List.of(options.split(" ")));

        Result result = cli.run(arguments.toArray(String[]::new));

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        mock.journal().verifyAny().never();
    }
}

package com.syncsketch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.it.cli.CliProgram.Result;
import com.syncsketch.it.cli.CliProgram.Running;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the {@code upload} command and its output. The timeout only ends hung processes. */
@MockSyncSketchTest
@Timeout(240)
class UploadCommandIT {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path temporary;

    private final CountDownLatch released = new CountDownLatch(1);
    private Path folder;
    private CliProgram driver;
    private String review;

    @BeforeEach
    void prepare(MockSyncSketch mock) throws IOException {
        folder = Files.createDirectory(temporary.resolve("media"));
        driver = new CliProgram(folder, mock);
        review = String.valueOf(mock.data().addReview(mock.data().addProject("Show A"), "Dailies"));
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(name.hashCode()).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    /** Blocks an operation, or one of its parts, until the test is over. */
    private void hold(MockSyncSketch mock, String operation, Integer part) {
        mock.faults().sleeper(time -> released.await());
        var when = mock.faults().on(operation);
        (part == null ? when : when.part(part)).inject(Action.delay(Duration.ofHours(1)));
    }

    private static void assertUploaded(MockSyncSketch mock, String line, Path file) throws IOException {
        String[] fields = line.split("\t", 2);
        assertThat(fields[1]).isEqualTo(file.getFileName().toString());
        assertThat(mock.storage()
                        .ofItem(Long.parseLong(fields[0]))
                        .orElseThrow()
                        .contentEquals(file))
                .isTrue();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"parts, completeMultipartUpload", "server, uploadToReview", "signed, storage.postForm"})
    void file_isUploadedByEachRoute(String route, String operation, MockSyncSketch mock) throws IOException {
        Path file = file("shot 1.mov", 3 * MEBIBYTE);

        Result result = driver.upload("--review", review, "--route", route, "--no-convert", "shot 1.mov");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(1);
        assertUploaded(mock, result.out().strip(), file);
        assertThat(result.errors())
                .last()
                .asString()
                .isEqualTo("  shot 1.mov  100 %  3,145,728 of 3,145,728 bytes, confirmed");
        assertThat(result.err()).doesNotContain("\r", "\u001b");
        mock.journal().verify(operation).once();
        mock.journal().verifyNoUnexpectedErrors();
        assertThat(files()).containsExactly("shot 1.mov");
    }

    @Test
    void options_areSent(MockSyncSketch mock) throws IOException {
        file("a.mov", 100);

        Result result =
                driver.upload("--review", review, "--route", "server", "--name", "Final", "--artist", "Ada", "a.mov");

        assertThat(mock.data().get(Long.parseLong(result.out().split("\t")[0])))
                .containsEntry("name", "Final")
                .containsEntry("artist", "Ada");
    }

    @Test
    void failedFile_doesNotPreventOthers(MockSyncSketch mock) throws IOException {
        Path first = file("a.mov", 1000);
        Path last = file("c.mov", 2000);

        Result result = driver.upload("--review", review, "a.mov", "none.mov", "c.mov");

        assertThat(result.exit()).isEqualTo(3);
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertUploaded(mock, lines.get(0), first);
        assertUploaded(mock, lines.get(1), last);
        assertThat(result.errors())
                .containsSequence("Error: none.mov does not exist")
                .endsWith("2 of 3 files uploaded", "  not uploaded: none.mov");
    }

    @Test
    void quiet_printsOnlyErrors() throws IOException {
        file("a.mov", 1000);

        Result result = driver.upload("--quiet", "--review", review, "a.mov", "none.mov");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("Error: none.mov does not exist\n");
    }

    @Test
    void wrongKey_printsOneLineWithoutTheKeyAndEndsTheRun(MockSyncSketch mock) throws IOException {
        file("a.mov", 1000);
        file("b.mov", 1000);

        Result result = driver.with("SYNCSKETCH_API_KEY", "wr0ngwr0ng").upload("--review", review, "a.mov", "b.mov");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.errors().get(0))
                .startsWith("Error: a.mov: ")
                .endsWith("Run 'syncsketch auth status' to see which credentials are used");
        assertThat(result.err()).doesNotContain("wr0ngwr0ng", "    at ");
        assertThat(result.errors()).endsWith("0 of 2 files uploaded", "  not uploaded: a.mov", "  not uploaded: b.mov");
        mock.journal().verifyAny().once();
    }

    @Test
    void debug_printsTheStackTraceButNoSecret(MockSyncSketch mock) {
        Result result = driver.upload("--debug", "--review", review, "none.mov");

        assertThat(result.err()).contains("    at com.syncsketch.").doesNotContain(mock.key());
    }

    @ParameterizedTest
    @CsvSource({"SYNCSKETCH_USER, No user", "SYNCSKETCH_API_KEY, No API key"})
    void missingCredentials_areNamed(String variable, String message, MockSyncSketch mock) throws IOException {
        file("a.mov", 1000);

        Result result = driver.with(variable, null).upload("--review", review, "a.mov");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).startsWith("Error: " + message).contains("syncsketch auth login");
        mock.journal().verifyAny().never();
    }

    @Test
    void failure_keepsAResumeFileAndPrintsTheResumeCommand(MockSyncSketch mock) throws IOException {
        Path file = file("it's \"1\".mov", 17 * MEBIBYTE + 1);
        var fault = mock.faults().on("storage.putPart").part(3).inject(Action.s3Error(400, "InvalidRequest", "no"));

        Result failed =
                driver.upload("--review", review, "--part-size", "5", "--parallel", "1", "it's \"1\".mov", "none.mov");
        fault.remove();
        List<String> lines = failed.errors();
        assertThat(lines.get(lines.size() - 2)).isEqualTo("To resume:");
        Result second = driver.shell(lines.get(lines.size() - 1));

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(second.out().lines()).as(second.err()).hasSize(1);
        assertUploaded(mock, second.out().strip(), file);
        mock.journal().verify("storage.putPart").withPart(1).once();
        mock.journal().verify("storage.putPart").withPart(2).once();
        assertThat(files()).containsExactly("it's \"1\".mov");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void interruption_keepsAResumeFileAndPrintsTheResumeCommand(String signal, int exit, MockSyncSketch mock)
            throws IOException {
        Path first = file("a.mov", 1000);
        Path second = file("b.mov", 17 * MEBIBYTE + 1);
        Path third = file("c.mov", 1000);
        hold(mock, "storage.putPart", 3);

        Running running = driver.startUpload(
                "--review", review, "--part-size", "5", "--parallel", "1", "a.mov", "b.mov", "c.mov");
        running.awaitError("b.mov   58 %");
        running.signal(signal);
        Result interrupted = running.finish();
        mock.faults().clear();

        assertThat(interrupted.exit()).as(interrupted.err()).isEqualTo(exit);
        assertThat(interrupted.out().lines()).hasSize(1);
        assertUploaded(mock, interrupted.out().strip(), first);
        assertThat(interrupted.err()).doesNotContain("Error", "Exception");
        List<String> lines = interrupted.errors();
        assertThat(lines.get(lines.size() - 2)).startsWith("Interrupted.").endsWith("To resume:");
        assertThat(files()).contains(".b.mov.review-" + review + ".upload.json");

        Result resumed = driver.shell(lines.get(lines.size() - 1));

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.errors().get(0)).startsWith("  b.mov   58 %");
        List<String> uploaded = resumed.out().lines().toList();
        assertThat(uploaded).hasSize(2);
        assertUploaded(mock, uploaded.get(0), second);
        assertUploaded(mock, uploaded.get(1), third);
        mock.journal().verify("storage.putPart").withPart(2).once();
        assertThat(mock.storage().openUploads()).isEmpty();
    }

    @Test
    void interruption_withoutAResumeFile_reportsTheRemainingItem(MockSyncSketch mock) throws IOException {
        file("a.mov", 3 * MEBIBYTE);
        hold(mock, "storage.postForm", null);

        Running running = driver.startUpload("--review", review, "--route", "signed", "a.mov");
        running.awaitError("  a.mov  ");
        running.signal("INT");
        Result interrupted = running.finish();

        assertThat(interrupted.exit()).isEqualTo(130);
        assertThat(interrupted.err())
                .containsPattern("item [0-9]+ (has no|may have a) media file")
                .contains("Interrupted. To upload the remaining files:");
    }

    @Test
    void resumeFile_supportsTheLongestFileNames(MockSyncSketch mock) throws IOException {
        Path file = file("\u00e9".repeat(125) + ".mov", 6 * MEBIBYTE);
        String name = file.getFileName().toString();
        mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(400, "InvalidRequest", "no"));

        Result failed = driver.upload("--review", review, "--part-size", "5", name);
        mock.faults().clear();
        Result resumed = driver.upload("--review", review, "--part-size", "5", name);

        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertUploaded(mock, resumed.out().strip(), file);
        mock.journal().verify("startUpload").once();
        assertThat(files()).containsExactly(name);
    }

    @Test
    void resumeFile_canBeElsewhere_orDisabled(MockSyncSketch mock) throws IOException {
        file("a.mov", 6 * MEBIBYTE);
        file("b.mov", 6 * MEBIBYTE);
        mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(400, "InvalidRequest", "no"));

        driver.upload("--review", review, "--part-size", "5", "--resume-file", "../one.json", "a.mov");
        driver.upload("--review", review, "--part-size", "5", "--resume-file", "../all", "a.mov", "b.mov");
        Result none = driver.upload("--review", review, "--part-size", "5", "--no-resume-file", "a.mov");

        assertThat(temporary.resolve("one.json")).isNotEmptyFile();
        assertThat(temporary.resolve("all/a.mov.review-" + review + ".upload.json"))
                .isNotEmptyFile();
        assertThat(temporary.resolve("all/b.mov.review-" + review + ".upload.json"))
                .isNotEmptyFile();
        assertThat(none.err()).doesNotContain("To resume");
        assertThat(files()).containsExactly("a.mov", "b.mov");
        assertThat(mock.storage().openUploads()).hasSize(3);
    }

    @Test
    void changedFile_isRejectedUntilARestart(MockSyncSketch mock) throws IOException {
        file("a.mov", 6 * MEBIBYTE);
        var fault = mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(400, "InvalidRequest", "no"));
        driver.upload("--review", review, "--part-size", "5", "a.mov");
        fault.remove();
        Path changed = file("a.mov", 7 * MEBIBYTE);

        Result rejected = driver.upload("--review", review, "--part-size", "5", "a.mov");
        Result restarted = driver.upload("--review", review, "--part-size", "5", "--restart", "a.mov");

        assertThat(rejected.exit()).isEqualTo(1);
        assertThat(rejected.errors()).hasSize(1).last().asString().endsWith("add --restart");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertUploaded(mock, restarted.out().strip(), changed);
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(files()).containsExactly("a.mov");
    }

    @Test
    void discard_abortsTheUpload(MockSyncSketch mock) throws IOException {
        file("a.mov", 6 * MEBIBYTE);
        mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(400, "InvalidRequest", "no"));
        driver.upload("--review", review, "--part-size", "5", "--resume-file", "a.json", "a.mov");

        Result discarded = driver.run("uploads", "discard", "--host", mock.url().toString(), "a.json", "none.json");

        assertThat(discarded.exit()).isEqualTo(3);
        assertThat(discarded.out()).isEqualTo("a.json\n");
        assertThat(discarded.err()).isEqualTo("Error: No such resume file: none.json\n");
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(files()).containsExactly("a.mov");
    }

    @Test
    void quickstart_succeeds(MockSyncSketch mock) {
        Result result = driver.run("quickstart", "--host", mock.url().toString());

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Done: 1 comment(s)");
    }
}

package com.syncsketch.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockSyncSketchTest
class UploadsTest {

    @TempDir
    Path home;

    @Test
    void unfinishedUploadsOfAFolder_areListedAndDiscarded(MockSyncSketch mock) throws IOException {
        CliRun cli = new CliRun(home, mock);
        long review = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        Path folder = Files.createDirectories(home.resolve("dailies"));
        Files.writeString(folder.resolve("a.mov"), "content");
        mock.faults().on("storage.putPart").inject(Action.status(403));
        assertThat(cli.run("upload", "--to", String.valueOf(review), "-q", folder.toString())
                        .exit())
                .isEqualTo(1);
        mock.faults().clear();

        var listed = cli.run("uploads", "list", folder.toString());

        assertThat(listed.lines()).singleElement().asString().contains(".syncsketch", ".upload.json");
        String resumeFile = listed.lines().get(0).split("\t")[0];
        assertThat(cli.run("uploads", "discard", resumeFile).exit()).isZero();
        assertThat(cli.run("uploads", "list", folder.toString()).out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.upload.json, 1, true",
        ".syncsketch/a.upload.json, 1, true",
        "sub/a.upload.json, 1, false",
        "sub/a.upload.json, 2, true",
        "sub/.syncsketch/a.upload.json, 1, false",
        "sub/.syncsketch/a.upload.json, 2, true",
        "sub/.syncsketch/a.upload.json, 2147483647, true",
        ".syncsketch/a.json, 9, false"
    })
    void depth_doesNotCountResumeFolders(String file, String depth, boolean isListed, MockSyncSketch mock)
            throws IOException {
        Path path = home.resolve("work").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{}");

        var result = new CliRun(home, mock)
                .run("uploads", "list", "--depth", depth, home.resolve("work").toString());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().contains(path.toString())).isEqualTo(isListed);
    }
}

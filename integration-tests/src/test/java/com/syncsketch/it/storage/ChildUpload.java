package com.syncsketch.it.storage;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.ApprovalStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that uploads one file with a resume file, in a process that can be killed. */
final class ChildUpload {

    /** The exit code if it exits halfway. */
    static final int EXITED_EARLY = 7;

    static final int PART = 5 * 1024 * 1024;
    static final int PARALLELISM = 3;
    static final String ARTIST = "Ada Winter";

    private ChildUpload() {}

    /** Starts the program and writes its output to a file. */
    static Process start(
            URI host,
            String user,
            String key,
            long review,
            Path file,
            Path resumeFile,
            Path output,
            long exitAfterBytes)
            throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildUpload.class.getName(),
                        host.toString(),
                        user,
                        key,
                        Long.toString(review),
                        file.toString(),
                        resumeFile.toString(),
                        Long.toString(exitAfterBytes)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits until a process exits and returns its exit code. */
    static int await(Process child) throws InterruptedException {
        if (!child.waitFor(2, TimeUnit.MINUTES)) {
            child.destroyForcibly();
            throw new AssertionError("The process does not exit");
        }
        return child.exitValue();
    }

    /** Runs the program. */
    public static void main(String[] args) {
        long exitAfterBytes = Long.parseLong(args[6]);
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(args[0])
                .credentials(Credentials.apiKey(args[1], args[2]))
                .build()) {
            client.uploads()
                    .upload(UploadRequest.builder(Long.parseLong(args[3]), Path.of(args[4]))
                            .resumeFile(Path.of(args[5]))
                            .artist(ARTIST)
                            .approvalStatus(ApprovalStatus.FOR_REVIEW)
                            .firstFrame(1001)
                            .partSize(PART)
                            .parallelism(PARALLELISM)
                            .progressListener(progress -> {
                                if (progress.getTransferredBytes() >= exitAfterBytes) {
                                    System.exit(EXITED_EARLY);
                                }
                            })
                            .build());
        }
    }
}

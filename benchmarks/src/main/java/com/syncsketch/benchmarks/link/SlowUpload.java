package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.upload.SdkUpload;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads a file with our client and reports the outcome. Arguments: the URL of the service and the file. System properties:
 * those of {@link SdkUpload}, and {@value #STALL_SECONDS} for the stall timeout.
 */
public final class SlowUpload {

    static final String STALL_SECONDS = "upload.stallSeconds";

    private static final Pattern LINE = Pattern.compile("ended (\\w+) after (\\S+) s at (\\d+) ms: (.*)");

    private SlowUpload() {}

    /**
     * Uploads the file.
     *
     * @param arguments see the class
     */
    public static void main(String[] arguments) {
        Long seconds = Long.getLong(STALL_SECONDS);
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(arguments[0])
                .credentials(Credentials.apiKey(SlowServer.USER, SlowServer.KEY))
                // Retries after a stalled transfer depend on the policy and are not under test.
                .retryPolicy(seconds == null ? RetryPolicy.standard() : RetryPolicy.none())
                .build()) {
            UploadRequestBuilder request = SdkUpload.request(Path.of(arguments[1]));
            if (seconds != null) {
                request.stallTimeout(Duration.ofSeconds(seconds));
            }
            long start = System.nanoTime();
            SyncSketchException failure = upload(client, request.build());
            System.out.printf(
                    Locale.ROOT,
                    "ended %s after %.1f s at %d ms: %s%n",
                    failure == null ? Outcome.COMPLETED : isStall(failure) ? Outcome.STALLED : Outcome.FAILED,
                    (System.nanoTime() - start) / 1e9,
                    System.currentTimeMillis(),
                    failure);
        }
    }

    @Nullable
    private static SyncSketchException upload(SyncSketchClient client, UploadRequest request) {
        try {
            if (Boolean.getBoolean(SdkUpload.FORM)) {
                client.uploads().uploadToServer(request);
            } else {
                client.uploads().upload(request);
            }
            return null;
        } catch (SyncSketchException e) {
            return e;
        }
    }

    private static boolean isStall(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof UploadStalledException || (cause != null && isStall(cause));
    }

    /** The outcome of an upload. */
    enum Outcome {
        COMPLETED,
        STALLED,
        FAILED
    }

    /**
     * The report of the program.
     *
     * @param outcome the outcome
     * @param seconds the duration
     * @param epochMillis the end time
     * @param failure the exception, or "null" if it completed
     */
    record Report(Outcome outcome, double seconds, long epochMillis, String failure) {

        /**
         * Parses the output of the program.
         *
         * @throws IOException if the report is missing
         */
        static Report parse(ProcessResult result) throws IOException {
            Matcher matcher = LINE.matcher(result.output());
            if (!matcher.find()) {
                throw new IOException("The client printed no report: " + result.output());
            }
            return new Report(
                    Outcome.valueOf(matcher.group(1)),
                    Double.parseDouble(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    matcher.group(4));
        }
    }
}

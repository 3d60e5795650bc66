package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.upload.OurUpload;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads a file and reports how that ended. Arguments: the URL of the service and the file. The system properties are those of
 * {@link OurUpload}, and {@value #STALL_SECONDS} for the stall timeout.
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
                // How long retries go on after a transfer stood still is up to the policy, and not what is checked.
                .retry(seconds == null ? RetryPolicy.standard() : RetryPolicy.none())
                .build()) {
            UploadRequest.Builder request = OurUpload.request(Path.of(arguments[1]));
            if (seconds != null) {
                request.stallTimeout(Duration.ofSeconds(seconds));
            }
            long start = System.nanoTime();
            SyncSketchException failure = upload(client, request.build());
            System.out.printf(
                    Locale.ROOT,
                    "ended %s after %.1f s at %d ms: %s%n",
                    failure == null ? End.COMPLETED : isStall(failure) ? End.STALLED : End.FAILED,
                    (System.nanoTime() - start) / 1e9,
                    System.currentTimeMillis(),
                    failure);
        }
    }

    @Nullable
    private static SyncSketchException upload(SyncSketchClient client, UploadRequest request) {
        try {
            if (Boolean.getBoolean(OurUpload.FORM)) {
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

    /** How an upload ended. */
    enum End {
        COMPLETED,
        STALLED,
        FAILED
    }

    /**
     * What the program reported.
     *
     * @param end how the upload ended
     * @param seconds how long it took
     * @param epochMillis when it ended
     * @param failure its exception, "null" if it completed
     */
    record Report(End end, double seconds, long epochMillis, String failure) {

        /**
         * Parses the output of the program.
         *
         * @throws IOException if the report is missing
         */
        static Report parse(Usage usage) throws IOException {
            Matcher matcher = LINE.matcher(usage.output());
            if (!matcher.find()) {
                throw new IOException("The client did not report: " + usage.output());
            }
            return new Report(
                    End.valueOf(matcher.group(1)),
                    Double.parseDouble(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    matcher.group(4));
        }
    }
}

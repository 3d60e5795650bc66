package com.syncsketch.benchmarks.link;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.model.Seed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the mock server and reports the outcome of the uploads when its input ends. Arguments: the IP address to listen on,
 * the expected file, and the number of bytes per second that it reads from each connection, 0 for no limit.
 */
public final class SlowServer {

    /** The port of the service. */
    static final int SERVICE = 8001;

    /** The port of the storage. */
    static final int STORAGE = 8002;

    static final String USER = "script_user";
    static final String KEY = "key";

    /** The difference between the port of a relay and the port of the server behind it. */
    private static final int RELAY_OFFSET = 1000;

    private static final Set<String> BODIES = Set.of("storage.putPart", "storage.postForm", "uploadToReview");
    private static final Pattern REPORT = Pattern.compile("resent (\\d+) incomplete (\\d+) stored (\\w+)");

    private SlowServer() {}

    /**
     * Serves until the input ends.
     *
     * @param arguments see the class
     */
    public static void main(String[] arguments) throws Exception {
        InetAddress host = InetAddress.getByName(arguments[0]);
        Path file = Path.of(arguments[1]);
        int bytesPerSecond = Integer.parseInt(arguments[2]);
        int shift = bytesPerSecond == 0 ? 0 : RELAY_OFFSET;
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .host(arguments[0])
                .port(SERVICE + shift)
                .storagePort(STORAGE + shift)
                .storageUrl(URI.create("http://" + arguments[0] + ":" + STORAGE))
                .user(USER)
                .key(KEY)
                .seed(Seed.fromJson("{\"accounts\": [{\"name\": \"Northlight\", \"projects\": [{\"name\": \"Aurora\","
                        + " \"reviews\": [{\"id\": 456, \"name\": \"Dailies\"}]}]}]}"))
                .start()) {
            if (bytesPerSecond > 0) {
                SlowReader.start(host, SERVICE, SERVICE + shift, bytesPerSecond);
                SlowReader.start(host, STORAGE, STORAGE + shift, bytesPerSecond);
            }
            System.out.println("http://" + arguments[0] + ":" + SERVICE);
            while (System.in.read() >= 0) {
                // Waits for the parent process to end.
            }
            System.out.println(report(mock, file));
        }
    }

    private static String report(MockSyncSketch mock, Path file) throws IOException {
        List<JournalEntry> ended = entries(mock, BODIES);
        boolean stored = mock.storage().objects().size() == 1
                && mock.storage().objects().get(0).contentEquals(file);
        // An aborted body may still be buffered, so that its request has not ended yet. But each part was signed
        // before.
        List<JournalEntry> signed = entries(mock, Set.of("signUploadPart"));
        int started = stored ? ended.size() : Math.max(1, Math.max(ended.size(), signed.size()));
        long distinct = Stream.concat(ended.stream(), signed.stream())
                .map(JournalEntry::part)
                .distinct()
                .count();
        long failed = ended.stream().filter(entry -> !arrived(entry)).count();
        return String.format(
                Locale.ROOT,
                "resent %d incomplete %d stored %b",
                started - Math.max(1, distinct),
                failed + started - ended.size(),
                stored);
    }

    private static List<JournalEntry> entries(MockSyncSketch mock, Set<String> operations) {
        return mock.journal().entries().stream()
                .filter(entry -> operations.contains(entry.operation()))
                .toList();
    }

    private static boolean arrived(JournalEntry entry) {
        return entry.outcome() == ExchangeOutcome.COMPLETED && entry.status() / 100 == 2;
    }

    /**
     * An upload from the view of the server.
     *
     * @param resent the number of requests with a part or form that an earlier request contained
     * @param incomplete the number of requests without a complete body or a success response
     * @param stored whether the storage holds exactly the bytes of the file
     */
    record Report(long resent, long incomplete, boolean stored) {

        /**
         * Parses the output of the program.
         *
         * @throws IOException if the report is missing
         */
        static Report parse(List<String> lines) throws IOException {
            Matcher matcher = REPORT.matcher(String.join("\n", lines));
            if (!matcher.find()) {
                throw new IOException("The server printed no report: " + lines);
            }
            return new Report(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Boolean.parseBoolean(matcher.group(3)));
        }
    }
}

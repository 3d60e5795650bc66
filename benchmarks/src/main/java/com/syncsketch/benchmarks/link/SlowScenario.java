package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.netem.Link;
import com.syncsketch.benchmarks.netem.Shape;
import com.syncsketch.benchmarks.upload.SdkUpload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An upload by our client over a slow link or to a slow server, and its expected outcome.
 *
 * @param bottleneck the slow component
 * @param rate its rate: bits per second of a link, bytes per second and connection of a server
 * @param form whether the file is uploaded to the service as a form rather than to storage in parts
 * @param mebibytes the size of the file in MiB
 * @param partMebibytes the part size in MiB, or 0 for the default
 * @param stopSeconds 0 if the link never stops; otherwise the stall timeout in seconds, and the link stops for good once
 *     part of the file has arrived
 */
record SlowScenario(Bottleneck bottleneck, int rate, boolean form, int mebibytes, int partMebibytes, int stopSeconds) {

    static final long MIB = 1 << 20;

    private static final int DEFAULT_STALL_SECONDS = 60;
    private static final int DEFAULT_PART_MEBIBYTES = 8;

    /** The length of the queue in front of a slow link. */
    private static final Duration QUEUE = Duration.ofSeconds(2);

    private static final Duration DELAY = Duration.ofMillis(25);
    private static final int FAST = 200_000_000;
    private static final int SLOW = 1_000_000;
    private static final int VERY_SLOW = 256_000;
    private static final int READER = 15_000;
    private static final int READER_OF_ONE_IN_EIGHT = 4_000;

    /** The slow component. */
    enum Bottleneck {
        /** A link behind the client host, with a queue of two seconds that drops packets when it is full. */
        LINK,
        /**
         * The network device of the client. Packets in its queue count towards the send buffers of the sockets, so none is
         * lost and the buffers grow to hundreds of kilobytes: the bytes that a socket accepts say little about those that
         * have been sent.
         */
        DEVICE,
        /** A server that reads each connection slowly. */
        READER,
        /**
         * A server that reads slowly on the client host, like a local proxy. Because of the large packets of the loopback
         * device, each socket immediately has a send buffer of more than 2 MiB.
         */
        LOCAL_READER
    }

    /** Returns all scenarios, slowest first. */
    static List<SlowScenario> all() {
        return List.of(
                // Eight parts at once, which is the default, at 4 kB/s each: 22 minutes.
                parts(Bottleneck.LINK, VERY_SLOW, 40, 5),
                // The rate of one of those eight parts: 17 minutes.
                form(Bottleneck.LOCAL_READER, READER_OF_ONE_IN_EIGHT, 4),
                parts(Bottleneck.LINK, VERY_SLOW, 11, 0),
                parts(Bottleneck.DEVICE, VERY_SLOW, 11, 0),
                parts(Bottleneck.LINK, SLOW, 40, 5),
                parts(Bottleneck.DEVICE, SLOW, 40, 5),
                parts(Bottleneck.READER, READER, 10, 5),
                parts(Bottleneck.LOCAL_READER, READER, 10, 5),
                form(Bottleneck.LINK, VERY_SLOW, 8),
                form(Bottleneck.DEVICE, VERY_SLOW, 8),
                form(Bottleneck.LOCAL_READER, READER, 4),
                form(Bottleneck.READER, READER, 2),
                form(Bottleneck.LINK, SLOW, 16),
                new SlowScenario(Bottleneck.LINK, SLOW, false, 40, 5, DEFAULT_STALL_SECONDS),
                new SlowScenario(Bottleneck.LINK, SLOW, true, 16, 0, DEFAULT_STALL_SECONDS));
    }

    /** Returns minimal scenarios for a smoke test. */
    static List<SlowScenario> smoke() {
        return List.of(parts(Bottleneck.LINK, SLOW, 1, 0), new SlowScenario(Bottleneck.LINK, SLOW, true, 4, 0, 3));
    }

    private static SlowScenario parts(Bottleneck bottleneck, int rate, int mebibytes, int partMebibytes) {
        return new SlowScenario(bottleneck, rate, false, mebibytes, partMebibytes, 0);
    }

    private static SlowScenario form(Bottleneck bottleneck, int rate, int mebibytes) {
        return new SlowScenario(bottleneck, rate, true, mebibytes, 0, 0);
    }

    /** Returns the name in tables. */
    String title() {
        String slow = switch (bottleneck) {
            case LINK -> "link of " + kilobits();
            case DEVICE -> "own device of " + kilobits();
            case READER -> "server that reads " + rate / 1000 + " kB/s";
            case LOCAL_READER -> "local proxy that reads " + rate / 1000 + " kB/s";
        };
        String size = mebibytes + " MiB";
        int part = partMebibytes == 0 ? DEFAULT_PART_MEBIBYTES : partMebibytes;
        String route = form ? size + " by a form" : size + " in parts of " + part + " MiB";
        return slow + ", " + route + (stops() ? ", link stops" : "");
    }

    private String kilobits() {
        return String.format(Locale.ROOT, "%,d kbit/s", rate / 1000);
    }

    /** Returns whether the link stops for good during the transfer. */
    boolean stops() {
        return stopSeconds > 0;
    }

    /** Returns whether the client runs on the host of the server. */
    boolean onServerHost() {
        return bottleneck == Bottleneck.LOCAL_READER;
    }

    /** Returns the number of bytes per second that the server reads from each connection, or 0 for no limit. */
    int bytesRead() {
        return switch (bottleneck) {
            case LINK, DEVICE -> 0;
            case READER, LOCAL_READER -> rate;
        };
    }

    /** Opens the link of this scenario. */
    Link open() throws IOException, InterruptedException {
        int bits = bottleneck == Bottleneck.LINK ? rate : FAST;
        // Behind a slow device, windows and send buffers grow most with a short round-trip time.
        Duration delay = bottleneck == Bottleneck.DEVICE ? Duration.ZERO : DELAY;
        Link link = Link.open(new Shape(bits, delay, 0, bits / 8 * QUEUE.toSeconds()), "cubic", 1);
        if (bottleneck == Bottleneck.DEVICE) {
            try {
                link.limitClientDevice(rate, QUEUE);
            } catch (IOException | InterruptedException | RuntimeException e) {
                link.close();
                throw e;
            }
        }
        return link;
    }

    /** Returns the system properties of {@link SlowUpload}. */
    List<String> properties() {
        List<String> properties = new ArrayList<>();
        if (form) {
            properties.add("-D" + SdkUpload.FORM + "=true");
        }
        if (partMebibytes > 0) {
            properties.add("-D" + SdkUpload.PART_SIZE + "=" + partMebibytes * MIB);
        }
        if (stops()) {
            properties.add("-D" + SlowUpload.STALL_SECONDS + "=" + stopSeconds);
        }
        return properties;
    }
}

package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.upload.OurUpload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An upload by our client over a link, or to a server, that is slow, and what must come of it.
 *
 * @param bottleneck what is slow
 * @param rate its rate: bits per second of a link, bytes per second and connection of a server
 * @param form whether the file goes through the service by a form, and not in parts to the storage
 * @param mebibytes the length of the file
 * @param partMebibytes the size of the parts, or 0 for the default
 * @param stopSeconds 0 for a link that never stands still; otherwise it does, for good, once a part of the file has
 *     arrived, and this is the stall timeout
 */
record SlowScenario(Bottleneck bottleneck, int rate, boolean form, int mebibytes, int partMebibytes, int stopSeconds) {

    static final long MIB = 1 << 20;

    private static final int DEFAULT_STALL_SECONDS = 60;
    private static final int DEFAULT_PART_MEBIBYTES = 8;

    /** How deep the buffer in front of a slow link is. */
    private static final Duration BUFFER = Duration.ofSeconds(2);

    private static final Duration DELAY = Duration.ofMillis(25);
    private static final int FAST = 200_000_000;
    private static final int SLOW = 1_000_000;
    private static final int VERY_SLOW = 256_000;
    private static final int READER = 15_000;
    private static final int READER_OF_ONE_IN_EIGHT = 4_000;

    /** What is slow. */
    enum Bottleneck {
        /** A link behind the client's host, with a buffer of two seconds that drops packets when it is full. */
        LINK,
        /**
         * The client's own device. The sockets still count what waits in its queue as theirs, so nothing is lost, and send
         * buffers grow to hundreds of kilobytes: what a socket takes says little about what has left.
         */
        DEVICE,
        /** A server that reads each connection slowly. */
        READER,
        /**
         * A server that reads slowly, on the client's host, as a local proxy does. The large packets of the loopback device
         * give each socket a send buffer of more than 2 MiB at once.
         */
        LOCAL_READER
    }

    /** Returns all scenarios, those first that take longest. */
    static List<SlowScenario> all() {
        return List.of(
                // Eight at a time, as by default, and each gets 4 kB/s: 22 minutes.
                parts(Bottleneck.LINK, VERY_SLOW, 40, 5),
                // As much as each of eight gets there: 17 minutes.
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

    /** Returns as little as shows that the scenarios still run. */
    static List<SlowScenario> smoke() {
        return List.of(parts(Bottleneck.LINK, SLOW, 1, 0), new SlowScenario(Bottleneck.LINK, SLOW, true, 4, 0, 3));
    }

    private static SlowScenario parts(Bottleneck bottleneck, int rate, int mebibytes, int partMebibytes) {
        return new SlowScenario(bottleneck, rate, false, mebibytes, partMebibytes, 0);
    }

    private static SlowScenario form(Bottleneck bottleneck, int rate, int mebibytes) {
        return new SlowScenario(bottleneck, rate, true, mebibytes, 0, 0);
    }

    /** Returns the name of the row. */
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

    /** Returns whether the link stands still for good in the middle. */
    boolean stops() {
        return stopSeconds > 0;
    }

    /** Returns whether the client runs on the host of the server. */
    boolean onServerHost() {
        return bottleneck == Bottleneck.LOCAL_READER;
    }

    /** Returns how many bytes of each connection the server reads in a second, or 0 for no limit. */
    int bytesRead() {
        return switch (bottleneck) {
            case LINK, DEVICE -> 0;
            case READER, LOCAL_READER -> rate;
        };
    }

    /** Opens the link of this scenario. */
    Link open() throws IOException, InterruptedException {
        int bits = bottleneck == Bottleneck.LINK ? rate : FAST;
        // Behind a slow device, a short round trip lets windows and send buffers grow most.
        Duration delay = bottleneck == Bottleneck.DEVICE ? Duration.ZERO : DELAY;
        Link link = Link.open(new Shape(bits, delay, 0, bits / 8 * BUFFER.toSeconds()), "cubic", 1);
        if (bottleneck == Bottleneck.DEVICE) {
            try {
                link.limitClientDevice(rate, BUFFER);
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
            properties.add("-D" + OurUpload.FORM + "=true");
        }
        if (partMebibytes > 0) {
            properties.add("-D" + OurUpload.PART_SIZE + "=" + partMebibytes * MIB);
        }
        if (stops()) {
            properties.add("-D" + SlowUpload.STALL_SECONDS + "=" + stopSeconds);
        }
        return properties;
    }
}

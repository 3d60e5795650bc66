package com.syncsketch.benchmarks.netem;

import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends ICMP echo requests one after another and prints one line: the number of replies and the median round-trip time. Does
 * not need {@code ping}, because the JDK sends ICMP when run as root. Arguments: the host and the number of requests.
 */
public final class Ping {

    private static final Pattern LINE = Pattern.compile("replies (\\d+) median (\\S+)");
    private static final int TIMEOUT_MILLISECONDS = 500;

    private Ping() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress address = InetAddress.getByName(arguments[0]);
        List<Double> roundTrips = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            long start = System.nanoTime();
            if (address.isReachable(TIMEOUT_MILLISECONDS)) {
                roundTrips.add((System.nanoTime() - start) / 1e6);
            }
        }
        roundTrips.sort(null);
        double median = roundTrips.isEmpty() ? Double.NaN : roundTrips.get(roundTrips.size() / 2);
        System.out.printf(Locale.ROOT, "replies %d median %.2f%n", roundTrips.size(), median);
    }

    /** Returns the command that pings the server host. */
    public static List<String> command(int count) {
        return ChildProcess.java(
                List.of(),
                System.getProperty("java.class.path"),
                Ping.class.getName(),
                List.of(Link.SERVER, Integer.toString(count)));
    }

    /** Returns the number of replies. */
    public static int replies(ProcessResult result) throws IOException {
        return Integer.parseInt(find(result).group(1));
    }

    /** Returns the median round-trip time. */
    public static double medianMilliseconds(ProcessResult result) throws IOException {
        return Double.parseDouble(find(result).group(2));
    }

    private static Matcher find(ProcessResult result) throws IOException {
        Matcher matcher = LINE.matcher(result.output());
        if (!matcher.find()) {
            throw new IOException("ping printed no result: " + result.output());
        }
        return matcher;
    }
}

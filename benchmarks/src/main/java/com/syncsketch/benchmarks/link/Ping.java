package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends ICMP echo requests, one after another, and prints one line: how many were answered, and the median of their round
 * trips. As root, the JDK does that itself, and {@code ping} need not be there. Arguments: address, how often.
 */
public final class Ping {

    private static final Pattern LINE = Pattern.compile("answered (\\d+) median (\\S+)");
    private static final int TIMEOUT_MILLISECONDS = 500;

    private Ping() {}

    public static void main(String[] arguments) throws Exception {
        InetAddress address = InetAddress.getByName(arguments[0]);
        List<Double> answered = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            long start = System.nanoTime();
            if (address.isReachable(TIMEOUT_MILLISECONDS)) {
                answered.add((System.nanoTime() - start) / 1e6);
            }
        }
        answered.sort(null);
        double median = answered.isEmpty() ? Double.NaN : answered.get(answered.size() / 2);
        System.out.printf(Locale.ROOT, "answered %d median %.2f%n", answered.size(), median);
    }

    /** The command that pings the host of the server. */
    static List<String> command(int count) {
        return Child.java(
                List.of(),
                System.getProperty("java.class.path"),
                Ping.class.getName(),
                List.of(Link.SERVER, Integer.toString(count)));
    }

    static int answered(Usage usage) throws IOException {
        return Integer.parseInt(find(usage).group(1));
    }

    static double medianMilliseconds(Usage usage) throws IOException {
        return Double.parseDouble(find(usage).group(2));
    }

    private static Matcher find(Usage usage) throws IOException {
        Matcher matcher = LINE.matcher(usage.output());
        if (!matcher.find()) {
            throw new IOException("No packet came back: " + usage.output());
        }
        return matcher;
    }
}

package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.Child;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two hosts on one machine with a link between them: network namespaces of Linux, each with a device whose packets this
 * process carries to the other. TCP on both ends is the kernel's own. So it does not take the kernel's {@code netem}, which not
 * every kernel has. Needs root.
 */
final class Link implements AutoCloseable {

    /** The address of the host that serves. */
    static final String SERVER = "10.77.0.2";

    private static final String CLIENT = "10.77.0.1";

    private static final String PREFIX = "syncsketch-bench-";
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^" + PREFIX + "(\\d+)-\\d+-\\w+");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String clientSpace;
    private final String serverSpace;
    private final String clientDevice;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Pump> pumps = new ArrayList<>();
    private final Thread hook = new Thread(this::deleteSpaces, "link-cleanup");

    private Link(String name) {
        clientDevice = "ss" + name + "c";
        clientSpace = PREFIX + name + "-client";
        serverSpace = PREFIX + name + "-server";
    }

    /** Why there can be no link on this machine, or null if there can. */
    @Nullable
    static String obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "network namespaces need root";
        }
        if (!Tun.isPossible()) {
            return "there is no " + Tun.FILE;
        }
        try {
            ip("-V");
            Child.run(List.of("ss", "-V"), Map.of());
        } catch (IOException e) {
            return "there is no command ip or ss (package iproute2)";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        return null;
    }

    /**
     * Opens one.
     *
     * @param shape what it does in each direction
     * @param congestion the name of the congestion control that the client's kernel sends with
     * @param seed decides which packets get lost
     * @throws IOException if the kernel refuses a part of it; nothing is left behind then
     */
    static Link open(Shape shape, String congestion, long seed) throws IOException, InterruptedException {
        sweep();
        long pid = ProcessHandle.current().pid();
        int number = NUMBERS.incrementAndGet();
        Link link = new Link(pid + "-" + number);
        try {
            link.connect(shape, congestion, seed, "ss" + pid + "-" + number + "s");
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            link.close();
            throw e;
        }
        return link;
    }

    /** A process that was killed leaves its namespaces. */
    private static void sweep() throws IOException, InterruptedException {
        for (String space : spaces()) {
            if (ProcessHandle.of(owner(space)).isEmpty()) {
                try {
                    delete(space);
                } catch (IOException e) {
                    // Another one, that opens a link at the same time, was faster.
                }
            }
        }
    }

    private void connect(Shape shape, String congestion, long seed, String serverDevice)
            throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(hook);
        ip("netns", "add", clientSpace);
        ip("netns", "add", serverSpace);
        Tun client = host(clientSpace, clientDevice, CLIENT, SERVER);
        Tun server = host(serverSpace, serverDevice, SERVER, CLIENT);
        // As a namespace's default, the kernel takes only what it lets every user choose.
        ip("-n", clientSpace, "route", "replace", SERVER, "dev", client.name(), "src", CLIENT, "congctl", congestion);
        pump(client, server, new Lane(shape, 2 * seed));
        pump(server, client, new Lane(shape, 2 * seed + 1));
    }

    private Tun host(String space, String device, String own, String other) throws IOException, InterruptedException {
        Tun tun = Tun.open(device);
        open.add(tun);
        ip("link", "set", device, "netns", space);
        ip("-n", space, "address", "add", own, "peer", other, "dev", device);
        // The link's own queue is to be the only one that drops.
        ip("-n", space, "link", "set", device, "up", "txqueuelen", "10000");
        ip("-n", space, "link", "set", "lo", "up");
        return tun;
    }

    private void pump(Tun from, Tun to, Lane lane) {
        Pump pump = new Pump(from, to, lane);
        pumps.add(pump);
        open.add(pump);
    }

    /**
     * Limits the rate of the client's own device. Sockets count what waits in its queue as theirs, other than what waits in
     * the queue of the link.
     *
     * @param bitsPerSecond the rate
     * @param queue for how long packets may wait in the queue of the device
     * @throws IOException if there is no command {@code tc}, or no {@code tbf} in the kernel
     */
    void limitClientDevice(long bitsPerSecond, Duration queue) throws IOException, InterruptedException {
        Child.run(
                onClient(List.of(
                        "tc",
                        "qdisc",
                        "add",
                        "dev",
                        clientDevice,
                        "root",
                        "tbf",
                        "rate",
                        bitsPerSecond + "bit",
                        "burst",
                        Integer.toString(Tun.LONGEST_PACKET),
                        "latency",
                        queue.toMillis() + "ms")),
                Map.of());
    }

    /** Drops all packets in both directions from now on: to TCP, the link stands still. */
    void stop() {
        pumps.forEach(Pump::stop);
    }

    /** The command that runs another one on the host of the client. */
    List<String> onClient(List<String> command) {
        return on(clientSpace, command);
    }

    /** The command that runs another one on the host of the server. */
    List<String> onServer(List<String> command) {
        return on(serverSpace, command);
    }

    /** How well packets kept their times, in both directions, until now. */
    Punctuality punctuality() {
        return pumps.stream().map(Pump::punctuality).reduce(Punctuality.NONE, Punctuality::and);
    }

    private static List<String> on(String space, List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", space), command.stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception e) {
                failure = new IOException("The link could not be closed", e);
            }
        }
        deleteSpaces();
        Runtime.getRuntime().removeShutdownHook(hook);
        if (failure != null) {
            throw failure;
        }
    }

    private void deleteSpaces() {
        try {
            for (String space : spaces()) {
                if (space.equals(clientSpace) || space.equals(serverSpace)) {
                    delete(space);
                }
            }
        } catch (IOException e) {
            System.err.println("A network namespace is left: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what runs in a namespace, too: without the link it would wait for long. */
    private static void delete(String space) throws IOException, InterruptedException {
        ip("netns", "pids", space)
                .lines()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .flatMap(Optional::stream)
                .forEach(ProcessHandle::destroyForcibly);
        ip("netns", "delete", space);
    }

    /** The namespaces of all links of this machine. */
    static List<String> spaces() throws IOException, InterruptedException {
        List<String> spaces = new ArrayList<>();
        Matcher matcher = NAMESPACE.matcher(ip("netns", "list"));
        while (matcher.find()) {
            spaces.add(matcher.group());
        }
        return spaces;
    }

    /** The process that opened the link of a namespace. */
    static long owner(String space) {
        Matcher matcher = NAMESPACE.matcher(space);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String ip(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        return Child.run(command, Map.of()).output();
    }
}

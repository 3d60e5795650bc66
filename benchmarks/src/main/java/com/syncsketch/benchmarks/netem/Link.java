package com.syncsketch.benchmarks.netem;

import com.syncsketch.benchmarks.process.ChildProcess;
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
 * An emulated link between two hosts: two Linux network namespaces, each with a TUN device whose packets this process
 * forwards to the other one. Both ends use the TCP of the kernel. Unlike the kernel's {@code netem}, this works with every
 * kernel. Requires root.
 */
public final class Link implements AutoCloseable {

    /** The IP address of the server host. */
    public static final String SERVER = "10.77.0.2";

    private static final String CLIENT = "10.77.0.1";

    private static final String PREFIX = "syncsketch-bench-";
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^" + PREFIX + "(\\d+)-\\d+-\\w+");
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String clientNamespace;
    private final String serverNamespace;
    private final String clientDevice;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Pump> pumps = new ArrayList<>();
    private final Thread shutdownHook = new Thread(this::deleteNamespaces, "link-cleanup");

    private Link(String name) {
        clientDevice = "ss" + name + "c";
        clientNamespace = PREFIX + name + "-client";
        serverNamespace = PREFIX + name + "-server";
    }

    /** Returns the reason why this machine does not support links, or null if it does. */
    @Nullable
    public static String obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return "network namespaces require root";
        }
        if (!Tun.isSupported()) {
            return Tun.FILE + " is not writable";
        }
        try {
            ip("-V");
            ChildProcess.run(List.of("ss", "-V"), Map.of());
        } catch (IOException e) {
            return "the ip or ss command is missing (package iproute2)";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        return null;
    }

    /**
     * Opens a link.
     *
     * @param shape the properties of each direction
     * @param congestion the TCP congestion control of the client's kernel
     * @param seed determines which packets are lost
     * @throws IOException if the kernel rejects a step; everything is cleaned up in that case
     */
    public static Link open(Shape shape, String congestion, long seed) throws IOException, InterruptedException {
        deleteStaleNamespaces();
        long pid = ProcessHandle.current().pid();
        int number = COUNTER.incrementAndGet();
        Link link = new Link(pid + "-" + number);
        try {
            link.connect(shape, congestion, seed, "ss" + pid + "-" + number + "s");
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            link.close();
            throw e;
        }
        return link;
    }

    /** Deletes the namespaces of killed processes. */
    private static void deleteStaleNamespaces() throws IOException, InterruptedException {
        for (String namespace : namespaces()) {
            if (ProcessHandle.of(owner(namespace)).isEmpty()) {
                try {
                    delete(namespace);
                } catch (IOException e) {
                    // Another process deleted it at the same time.
                }
            }
        }
    }

    private void connect(Shape shape, String congestion, long seed, String serverDevice)
            throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        ip("netns", "add", clientNamespace);
        ip("netns", "add", serverNamespace);
        Tun client = host(clientNamespace, clientDevice, CLIENT, SERVER);
        Tun server = host(serverNamespace, serverDevice, SERVER, CLIENT);
        // Per route, because the default of a namespace is restricted to the algorithms that unprivileged users may
        // choose.
        ip(
                "-n",
                clientNamespace,
                "route",
                "replace",
                SERVER,
                "dev",
                client.name(),
                "src",
                CLIENT,
                "congctl",
                congestion);
        pump(client, server, new OneWayLink(shape, 2 * seed));
        pump(server, client, new OneWayLink(shape, 2 * seed + 1));
    }

    private Tun host(String namespace, String device, String own, String other)
            throws IOException, InterruptedException {
        Tun tun = Tun.open(device);
        open.add(tun);
        ip("link", "set", device, "netns", namespace);
        ip("-n", namespace, "address", "add", own, "peer", other, "dev", device);
        // Only the queue of the emulated link may drop packets.
        ip("-n", namespace, "link", "set", device, "up", "txqueuelen", "10000");
        ip("-n", namespace, "link", "set", "lo", "up");
        return tun;
    }

    private void pump(Tun from, Tun to, OneWayLink direction) {
        Pump pump = new Pump(from, to, direction);
        pumps.add(pump);
        open.add(pump);
    }

    /**
     * Limits the rate of the client's network device. Unlike the queue of the link, packets in the queue of the device still
     * count towards the send buffers of the sockets.
     *
     * @param bitsPerSecond the rate
     * @param queue the maximum time that packets wait in the queue of the device
     * @throws IOException if the {@code tc} command or the {@code tbf} kernel module is missing
     */
    public void limitClientDevice(long bitsPerSecond, Duration queue) throws IOException, InterruptedException {
        ChildProcess.run(
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
                        Integer.toString(Tun.MAX_PACKET_BYTES),
                        "latency",
                        queue.toMillis() + "ms")),
                Map.of());
    }

    /** Drops all packets in both directions from now on, so that connections stall. */
    public void stop() {
        pumps.forEach(Pump::stop);
    }

    /** Returns the command that runs another command on the client host. */
    public List<String> onClient(List<String> command) {
        return on(clientNamespace, command);
    }

    /** Returns the command that runs another command on the server host. */
    public List<String> onServer(List<String> command) {
        return on(serverNamespace, command);
    }

    /** Returns the timing error of both directions so far. */
    public TimingError timingError() {
        return pumps.stream().map(Pump::timingError).reduce(TimingError.NONE, TimingError::and);
    }

    private static List<String> on(String namespace, List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception e) {
                failure = new IOException("Could not close the link", e);
            }
        }
        deleteNamespaces();
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        if (failure != null) {
            throw failure;
        }
    }

    private void deleteNamespaces() {
        try {
            for (String namespace : namespaces()) {
                if (namespace.equals(clientNamespace) || namespace.equals(serverNamespace)) {
                    delete(namespace);
                }
            }
        } catch (IOException e) {
            System.err.println("Could not delete a network namespace: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes a namespace and kills its processes, which would otherwise wait for the link. */
    private static void delete(String namespace) throws IOException, InterruptedException {
        ip("netns", "pids", namespace)
                .lines()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .flatMap(Optional::stream)
                .forEach(ProcessHandle::destroyForcibly);
        ip("netns", "delete", namespace);
    }

    /** Returns the namespaces of all links on this machine. */
    static List<String> namespaces() throws IOException, InterruptedException {
        List<String> namespaces = new ArrayList<>();
        Matcher matcher = NAMESPACE.matcher(ip("netns", "list"));
        while (matcher.find()) {
            namespaces.add(matcher.group());
        }
        return namespaces;
    }

    /** Returns the id of the process that opened the link of a namespace. */
    static long owner(String namespace) {
        Matcher matcher = NAMESPACE.matcher(namespace);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String ip(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        return ChildProcess.run(command, Map.of()).output();
    }
}

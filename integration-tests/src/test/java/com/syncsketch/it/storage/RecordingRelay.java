package com.syncsketch.it.storage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Relays requests to a server, records their heads, and disrupts uploads of parts. Thread-safe.
 */
final class RecordingRelay implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("PUT [^ ]*[?&]partNumber=(\\d+)(?:[& ].*)");
    private static final int MAX_HEAD_BYTES = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final List<Head> heads = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** The head of a request: its first line and its header lines. */
    record Head(String line, List<String> headers) {

        Optional<String> value(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst();
        }

        /** Returns the number of the part in the request, if any. */
        OptionalInt part() {
            Matcher number = PART.matcher(line);
            return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
        }

        private long length() {
            return value("Content-Length").map(Long::parseLong).orElse(0L);
        }

        private boolean isChunked() {
            return value("Transfer-Encoding")
                    .filter("chunked"::equalsIgnoreCase)
                    .isPresent();
        }
    }

    /** A disruption of a request, instead of or before its forwarding. */
    interface Disruption {

        /**
         * Disrupts a request whose head was read.
         *
         * @param client the connection to the client, which is closed if this throws
         * @param body the request body, of which any part may be read
         * @return whether to forward the request, without the bytes that were read
         */
        boolean apply(Socket client, InputStream body) throws IOException;

        /** Resets the connection within the body, of which the server receives nothing. */
        static Disruption resetAfter(int bytes) {
            return (client, body) -> {
                body.skipNBytes(bytes);
                client.setSoLinger(true, 0);
                throw new IOException("reset on purpose");
            };
        }

        /** Sends a response in place of the server, after the whole request. */
        static Disruption respond(String response) {
            return (client, body) -> {
                body.transferTo(OutputStream.nullOutputStream());
                client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                return false;
            };
        }

        /** Sends a response in place of the server before the body, and closes the connection. */
        static Disruption respondEarly(String response) {
            return (client, body) -> {
                client.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                throw new IOException("hung up on purpose");
            };
        }
    }

    /** A disruption of the next requests for a part. */
    private static final class Planned {

        private final int part;
        private final Disruption disruption;
        private int remaining;

        Planned(int part, int times, Disruption disruption) {
            this.part = part;
            this.remaining = times;
            this.disruption = disruption;
        }
    }

    RecordingRelay(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Disrupts the next requests for a part. */
    synchronized void disrupt(int part, int times, Disruption disruption) {
        planned.add(new Planned(part, times, disruption));
    }

    /** Removes all disruptions and recorded heads. */
    synchronized void clear() {
        planned.clear();
        heads.clear();
    }

    /** Returns the number of disruptions that were not applied. */
    synchronized int remainingDisruptions() {
        return planned.stream().mapToInt(plan -> plan.remaining).sum();
    }

    /** Returns the heads of the requests so far, in order. */
    synchronized List<Head> heads() {
        return List.copyOf(heads);
    }

    private synchronized Optional<Disruption> take(Head head) {
        // Recorded before it is forwarded, so that it is available once the client has the response.
        heads.add(head);
        Optional<Planned> found = head.part().isEmpty()
                ? Optional.empty()
                : planned.stream()
                        .filter(plan ->
                                plan.remaining > 0 && plan.part == head.part().getAsInt())
                        .findFirst();
        found.ifPresent(plan -> plan.remaining--);
        return found.map(plan -> plan.disruption);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket toServer = new Socket(InetAddress.getLoopbackAddress(), target);
            synchronized (this) {
                sockets.add(client);
                sockets.add(toServer);
            }
            inBackground(() -> relayRequests(client, toServer));
            inBackground(() -> relayResponses(toServer, client));
        }
    }

    private void relayRequests(Socket client, Socket toServer) throws IOException {
        try (client;
                toServer) {
            InputStream in = new BufferedInputStream(client.getInputStream(), MAX_HEAD_BYTES);
            OutputStream out = toServer.getOutputStream();
            byte[] raw = head(in);
            while (raw.length > 0) {
                Head head = parse(raw);
                Optional<Disruption> disruption = take(head);
                InputStream body = new Limited(in, head.length());
                if (disruption.isEmpty() || disruption.get().apply(client, body)) {
                    out.write(raw);
                    body.transferTo(out);
                    if (head.isChunked()) {
                        relayChunks(in, out);
                    }
                }
                raw = head(in);
            }
        }
    }

    private static void relayResponses(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    /** Reads a head up to the empty line. Returns an empty array if the client has closed the connection. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String line = line(in, head);
        if (head.size() == 0) {
            return new byte[0];
        }
        while (!line.isEmpty()) {
            line = line(in, head);
        }
        return head.toByteArray();
    }

    private static Head parse(byte[] raw) {
        List<String> lines = Stream.of(new String(raw, StandardCharsets.ISO_8859_1).split("\r\n"))
                .filter(line -> !line.isEmpty())
                .toList();
        return new Head(lines.get(0), lines.subList(1, lines.size()));
    }

    private static void relayChunks(InputStream in, OutputStream out) throws IOException {
        long size;
        do {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            size = Long.parseLong(line(in, line), 16);
            out.write(line.toByteArray());
            // The bytes of the chunk and its line end.
            new Limited(in, size + 2).transferTo(out);
        } while (size > 0);
    }

    /** Reads a line and appends the raw bytes to the copy. */
    private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            copy.write(next);
            line.append((char) next);
            if (next == '\n') {
                return line.toString().strip();
            }
            if (line.length() > MAX_HEAD_BYTES) {
                throw new IOException("The line is too long");
            }
            next = in.read();
        }
        if (copy.size() > 0) {
            throw new EOFException("The connection was closed within a head");
        }
        return "";
    }

    /** A stream that is limited to the bytes of one body. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long remaining;

        Limited(InputStream in, long length) {
            this.in = in;
            this.remaining = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            if (remaining == 0) {
                return -1;
            }
            int count = in.read(buffer, start, (int) Math.min(length, remaining));
            if (count < 0) {
                throw new EOFException("The connection was closed within a body");
            }
            remaining -= count;
            return count;
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // One side has closed the connection; the other one notices.
                    }
                },
                "recording-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        List<Socket> all;
        synchronized (this) {
            all = List.copyOf(sockets);
        }
        for (Socket socket : all) {
            socket.close();
        }
    }
}

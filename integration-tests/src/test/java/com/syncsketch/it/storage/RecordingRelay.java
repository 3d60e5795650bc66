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
 * Passes requests on between clients and a server, keeps the heads of what clients sent, and lets parts of uploads meet
 * trouble on the way. Safe for use by several threads.
 */
final class RecordingRelay implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("PUT [^ ]*[?&]partNumber=(\\d+)(?:[& ].*)");
    private static final int LONGEST_HEAD = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final List<Head> heads = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** The head of a request: its first line, and its header lines as they were sent. */
    record Head(String line, List<String> headers) {

        Optional<String> value(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst();
        }

        /** Gives the number of the part that it brings, if it does. */
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

    /** What happens to a request instead of being passed on; or before it is, see {@link #meet}. */
    interface Trouble {

        /**
         * Has its way with a request whose head was read.
         *
         * @param client the connection to the client, which is closed if this throws
         * @param body the body of the request and nothing more; read no further than wanted
         * @return whether the request, as far as it was not read, is passed on after all
         */
        boolean meet(Socket client, InputStream body) throws IOException;

        /** Ends the connection by RST within the body, of which the server gets nothing. */
        static Trouble resetAfter(int bytes) {
            return (client, body) -> {
                body.skipNBytes(bytes);
                client.setSoLinger(true, 0);
                throw new IOException("reset on purpose");
            };
        }

        /** Answers in place of the server, once the whole request has come. */
        static Trouble answer(String answer) {
            return (client, body) -> {
                body.transferTo(OutputStream.nullOutputStream());
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return false;
            };
        }

        /** Answers in place of the server before the body has come, and hangs up. */
        static Trouble answerEarly(String answer) {
            return (client, body) -> {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                throw new IOException("hung up on purpose");
            };
        }
    }

    /** A trouble that waits for its part. */
    private static final class Planned {

        private final int part;
        private final Trouble trouble;
        private int left;

        Planned(int part, int times, Trouble trouble) {
            this.part = part;
            this.left = times;
            this.trouble = trouble;
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

    /** Lets the next requests that bring a part meet trouble, as many as said. */
    synchronized void trouble(int part, int times, Trouble trouble) {
        planned.add(new Planned(part, times, trouble));
    }

    /** Forgets the trouble that is left, and the heads. */
    synchronized void clear() {
        planned.clear();
        heads.clear();
    }

    /** Counts the troubles that nobody met. */
    synchronized int troubleLeft() {
        return planned.stream().mapToInt(each -> each.left).sum();
    }

    /** Gives the heads of the requests that came so far, in the order in which they came. */
    synchronized List<Head> heads() {
        return List.copyOf(heads);
    }

    private synchronized Optional<Trouble> take(Head head) {
        // Before it is passed on, so that whoever has the answer finds the request here.
        heads.add(head);
        Optional<Planned> found = head.part().isEmpty()
                ? Optional.empty()
                : planned.stream()
                        .filter(each ->
                                each.left > 0 && each.part == head.part().getAsInt())
                        .findFirst();
        found.ifPresent(each -> each.left--);
        return found.map(each -> each.trouble);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket toServer = new Socket(InetAddress.getLoopbackAddress(), target);
            synchronized (this) {
                sockets.add(client);
                sockets.add(toServer);
            }
            inBackground(() -> requests(client, toServer));
            inBackground(() -> answers(toServer, client));
        }
    }

    private void requests(Socket client, Socket toServer) throws IOException {
        try (client;
                toServer) {
            InputStream in = new BufferedInputStream(client.getInputStream(), LONGEST_HEAD);
            OutputStream out = toServer.getOutputStream();
            byte[] raw = head(in);
            while (raw.length > 0) {
                Head head = parse(raw);
                Optional<Trouble> trouble = take(head);
                InputStream body = new Limited(in, head.length());
                if (trouble.isEmpty() || trouble.get().meet(client, body)) {
                    out.write(raw);
                    body.transferTo(out);
                    if (head.isChunked()) {
                        passChunks(in, out);
                    }
                }
                raw = head(in);
            }
        }
    }

    private static void answers(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    /** Reads to the empty line that ends a head; gives nothing where the client has ended the connection. */
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

    private static void passChunks(InputStream in, OutputStream out) throws IOException {
        long size;
        do {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            size = Long.parseLong(line(in, line), 16);
            out.write(line.toByteArray());
            // The bytes of the chunk and the end of its line.
            new Limited(in, size + 2).transferTo(out);
        } while (size > 0);
    }

    /** Reads a line; what was read is added to the copy as it is. */
    private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            copy.write(next);
            line.append((char) next);
            if (next == '\n') {
                return line.toString().strip();
            }
            if (line.length() > LONGEST_HEAD) {
                throw new IOException("A line has no end");
            }
            next = in.read();
        }
        if (copy.size() > 0) {
            throw new EOFException("The connection ended within a head");
        }
        return "";
    }

    /** The bytes of a body, which the stream of a connection holds among others. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, start, (int) Math.min(most, left));
            if (count < 0) {
                throw new EOFException("The connection ended within a body");
            }
            left -= count;
            return count;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has hung up; the other one notices.
                    }
                },
                "tap");
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

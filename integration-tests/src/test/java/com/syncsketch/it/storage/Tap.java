package com.syncsketch.it.storage;

import java.io.ByteArrayOutputStream;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Passes bytes on between clients and a server, and keeps what clients sent. Safe for use by several threads. */
final class Tap implements AutoCloseable {

    private static final Pattern HEAD =
            Pattern.compile("((?:GET|PUT|POST) /[^\r\n]* HTTP/1\\.1)\r\n((?:[^\r\n]+\r\n)*)\r\n");

    private final ServerSocket server;
    private final int target;
    private final List<Recording> recordings = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    /** The head of a request: its first line, and its header lines as they were sent. */
    record Head(String line, List<String> headers) {

        Optional<String> value(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** What came over one connection. */
    private static final class Recording {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        synchronized void add(byte[] buffer, int length) {
            bytes.write(buffer, 0, length);
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }

    Tap(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Gives the heads of the requests that came so far, in order within each connection. */
    List<Head> heads() {
        List<Recording> all;
        synchronized (this) {
            all = List.copyOf(recordings);
        }
        return all.stream()
                .flatMap(recording -> HEAD.matcher(recording.text()).results())
                .map(match -> new Head(
                        match.group(1),
                        Stream.of(match.group(2).split("\r\n"))
                                .filter(header -> !header.isEmpty())
                                .toList()))
                .toList();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket toServer = new Socket(InetAddress.getLoopbackAddress(), target);
            Recording recording = new Recording();
            synchronized (this) {
                recordings.add(recording);
                sockets.add(client);
                sockets.add(toServer);
            }
            inBackground(() -> pass(client, toServer, recording));
            inBackground(() -> pass(toServer, client, new Recording()));
        }
    }

    private static void pass(Socket from, Socket to, Recording recording) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                // Before it is passed on, so that whoever has the answer finds the request here.
                recording.add(buffer, read);
                out.write(buffer, 0, read);
            }
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

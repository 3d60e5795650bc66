package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * Uploads a file in parts with nothing but sockets: as many parts at once and of the same size as our client by default.
 * What it reaches is the limit for blocking sockets. Arguments: the origin, the file and, for TLS, the key store to trust.
 * With the system property {@value #MD5}, it computes a digest of each part.
 */
public final class SocketUpload implements UploadProgram {

    /** Computes an MD5 digest of each part. */
    public static final String MD5 = "upload.md5";

    private static final int PARALLELISM = 8;
    private static final int PART_BYTES = 8 * 1024 * 1024;
    private static final int BUFFER_BYTES = 128 * 1024;

    private final FileChannel file;
    private final List<Connection> connections;
    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLELISM);

    private SocketUpload(FileChannel file, List<Connection> connections) {
        this.file = file;
        this.connections = connections;
    }

    public static void main(String[] arguments) throws Exception {
        URI origin = URI.create(arguments[0]);
        SocketFactory sockets = arguments.length > 2
                ? Trust.of(Path.of(arguments[2])).context().getSocketFactory()
                : SocketFactory.getDefault();
        List<Connection> connections = new ArrayList<>();
        try (FileChannel file = FileChannel.open(Path.of(arguments[1]), StandardOpenOption.READ)) {
            for (int i = 0; i < PARALLELISM; i++) {
                connections.add(new Connection(
                        sockets.createSocket(origin.getHost(), origin.getPort()), origin, Boolean.getBoolean(MD5)));
            }
            SocketUpload upload = new SocketUpload(file, connections);
            UploadProgram.run(upload);
            upload.threads.shutdown();
        } finally {
            for (Connection connection : connections) {
                connection.socket.close();
            }
        }
    }

    @Override
    public void upload() throws Exception {
        long size = file.size();
        AtomicInteger parts = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Connection connection : connections) {
            running.add(threads.submit(() -> {
                for (int part = parts.getAndIncrement();
                        (long) part * PART_BYTES < size;
                        part = parts.getAndIncrement()) {
                    long start = (long) part * PART_BYTES;
                    connection.put(part + 1, file, start, Math.min(PART_BYTES, size - start));
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    /** One connection with its buffer. */
    private static final class Connection {

        private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);

        private final Socket socket;
        private final URI origin;
        private final byte[] buffer = new byte[BUFFER_BYTES];

        @Nullable
        private final MessageDigest digest;

        Connection(Socket socket, URI origin, boolean md5) throws IOException, NoSuchAlgorithmException {
            this.socket = socket;
            this.origin = origin;
            digest = md5 ? MessageDigest.getInstance("MD5") : null;
            socket.setTcpNoDelay(true);
        }

        void put(int part, FileChannel file, long start, long length) throws IOException {
            OutputStream out = socket.getOutputStream();
            String head = "PUT /storage/file?partNumber=" + part + " HTTP/1.1\r\nHost: " + origin.getAuthority()
                    + "\r\nContent-Length: " + length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (long sent = 0; sent < length; ) {
                int count = file.read(
                        ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, length - sent)), start + sent);
                if (count < 0) {
                    throw new EOFException("The file became shorter");
                }
                if (digest != null) {
                    digest.update(buffer, 0, count);
                }
                out.write(buffer, 0, count);
                sent += count;
            }
            out.flush();
            if (digest != null) {
                digest.digest();
            }
            readResponse();
        }

        /** Reads a response without a body. */
        private void readResponse() throws IOException {
            InputStream in = socket.getInputStream();
            int length = 0;
            while (length < 4 || !endsHead(length)) {
                int count = in.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    throw new EOFException("The connection ended before the response");
                }
                length += count;
            }
            for (int i = 0; i < OK.length; i++) {
                if (buffer[i] != OK[i]) {
                    throw new IOException(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                }
            }
        }

        private boolean endsHead(int length) {
            return buffer[length - 4] == '\r'
                    && buffer[length - 3] == '\n'
                    && buffer[length - 2] == '\r'
                    && buffer[length - 1] == '\n';
        }
    }
}

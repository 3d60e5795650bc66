package com.syncsketch.mock.internal.http;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Reads {@code multipart/form-data} as it arrives, however long it is. */
public final class MultipartParser {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int MOST_PARTS = 200;

    /** {@code name="..."} in which a backslash stands before a quote, or a bare word. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w-]+)(\\*?)\\s*=\\s*(?:\"((?:\\\\[\"\\\\]|[^\"])*)\"|([^;\\s]+))");

    private MultipartParser() {}

    /**
     * What stands at the head of a part.
     *
     * @param name its name
     * @param fileName the name of a file, or null if it has none
     * @param mediaType its media type, or null if it is not told
     */
    public record Head(
            String name,
            @Nullable String fileName,
            @Nullable String mediaType) {}

    /** Takes the bytes of one part. */
    public interface Sink {

        /**
         * Takes bytes.
         *
         * @param bytes where they are; only good for this call
         * @param offset where they begin
         * @param length how many
         * @throws IOException if they cannot be stored
         */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /**
         * Is told that the part is at its end.
         *
         * @throws IOException if it cannot be stored
         */
        default void end() throws IOException {}
    }

    /** Decides where parts go. */
    public interface Visitor {

        /**
         * Begins a part.
         *
         * @param head what stands at its head
         * @return where its bytes go
         * @throws IOException if it cannot be stored
         */
        Sink begin(Head head) throws IOException;
    }

    /** Says that a body is no proper form. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a form to its end.
     *
     * @param contentType the header {@code Content-Type}, with its boundary
     * @param body the body
     * @param visitor decides where parts go
     * @throws IOException if the connection breaks, or the visitor says so
     * @throws Malformed if the body is no proper form, or ends too early
     */
    public static void read(String contentType, InputStream body, Visitor visitor) throws IOException, Malformed {
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw new Malformed("The header Content-Type names no boundary");
        }
        Parts parts = new Parts(visitor);
        MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
        parser.setPartHeadersMaxLength(LONGEST_HEADERS);
        parser.setMaxParts(MOST_PARTS);
        byte[] buffer = new byte[PIECE];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            // What comes behind the last boundary is read too, so that the client gets to hear the answer.
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            parts.check();
        }
        parser.parse(Content.Chunk.EOF);
        parts.check();
        if (!parts.complete) {
            throw new Malformed("The form ends before its last boundary");
        }
    }

    /** The parser swallows what its listener throws, so that failures are kept until it returns. */
    private static final class Parts implements MultiPart.Parser.Listener {

        private final Visitor visitor;
        private final byte[] piece = new byte[PIECE];
        private boolean complete;

        @Nullable
        private String disposition;

        @Nullable
        private String mediaType;

        @Nullable
        private Sink sink;

        @Nullable
        private Throwable failure;

        Parts(Visitor visitor) {
            this.visitor = visitor;
        }

        void check() throws IOException, Malformed {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof Malformed e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
        }

        @Override
        public void onPartBegin() {
            disposition = null;
            mediaType = null;
            sink = null;
        }

        @Override
        public void onPartHeader(String name, String value) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> disposition = value;
                case "content-type" -> mediaType = value;
                default -> {
                    // Nothing else in the head of a part matters.
                }
            }
        }

        @Override
        public void onPartHeaders() {
            attempt(() -> sink = visitor.begin(head()));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            attempt(() -> {
                ByteBuffer bytes = chunk.getByteBuffer();
                while (bytes.hasRemaining()) {
                    int length = Math.min(piece.length, bytes.remaining());
                    bytes.get(piece, 0, length);
                    Objects.requireNonNull(sink).write(piece, 0, length);
                }
            });
        }

        @Override
        public void onPartEnd() {
            attempt(() -> Objects.requireNonNull(sink).end());
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable cause) {
            if (failure == null) {
                failure = new Malformed("The form is broken: " + cause.getMessage());
            }
        }

        private Head head() throws Malformed {
            if (disposition == null
                    || !disposition.strip().toLowerCase(Locale.ROOT).startsWith("form-data")) {
                throw new Malformed("A part of the form has no header Content-Disposition: form-data");
            }
            String name = null;
            String fileName = null;
            boolean extended = false;
            Matcher parameters = PARAMETER.matcher(disposition);
            while (parameters.find()) {
                boolean star = !parameters.group(2).isEmpty();
                String value = value(parameters, star);
                switch (parameters.group(1).toLowerCase(Locale.ROOT)) {
                    case "name" -> name = value;
                    case "filename" -> {
                        // The extended form, where there is one, is the better one (RFC 6266).
                        if (star || !extended) {
                            fileName = value;
                        }
                        extended |= star;
                    }
                    default -> {
                        // Forms have no other parameters.
                    }
                }
            }
            if (name == null) {
                throw new Malformed("A part of the form has no name");
            }
            return new Head(name, fileName, mediaType);
        }

        private static String value(Matcher parameter, boolean extended) throws Malformed {
            String quoted = parameter.group(3);
            String value = quoted == null ? parameter.group(4) : quoted.replaceAll("\\\\([\"\\\\])", "$1");
            if (extended) {
                try {
                    String encoded = value.replaceFirst("^(?i)utf-8'[^']*'", "");
                    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new Malformed("A name in the form is not encoded properly: " + value);
                }
            }
            // Browsers write only these three in this way; any other percent sign is one.
            return value.replaceAll("(?i)%22", "\"").replaceAll("(?i)%0D", "\r").replaceAll("(?i)%0A", "\n");
        }

        private void attempt(Step step) {
            if (failure == null) {
                try {
                    step.run();
                } catch (Exception e) {
                    failure = e;
                }
            }
        }
    }

    private interface Step {
        void run() throws IOException, Malformed;
    }
}

package com.syncsketch.mock.internal.http;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Parses {@code multipart/form-data} of any length as a stream. */
public final class MultipartParser {

    private static final int BUFFER_SIZE = 16 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_PARTS = 200;

    private MultipartParser() {}

    /**
     * The headers of a part.
     *
     * @param name the name of the part
     * @param fileName the file name, or null if there is none
     * @param mediaType the media type, or null if there is none
     */
    public record PartHeaders(
            String name,
            @Nullable String fileName,
            @Nullable String mediaType) {}

    /** Receives the content of a part. */
    public interface PartSink {

        /**
         * Receives bytes.
         *
         * @param bytes the array, which is reused after this method returns
         * @param offset the index of the first byte
         * @param length the number of bytes
         * @throws IOException if the content cannot be stored
         */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /**
         * Called at the end of the part.
         *
         * @throws IOException if the content cannot be stored
         */
        default void end() throws IOException {}
    }

    /** Provides the sinks for the parts of a form. */
    public interface PartVisitor {

        /**
         * Called at the start of a part.
         *
         * @param headers the headers of the part
         * @return the sink for its content
         * @throws IOException if the content cannot be stored
         */
        PartSink beginPart(PartHeaders headers) throws IOException;
    }

    /** Thrown if a body is not a valid form. */
    public static final class MalformedFormException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedFormException(String reason) {
            super(reason);
        }
    }

    /**
     * Parses a whole form.
     *
     * @param contentType the header {@code Content-Type} with the boundary
     * @param body the body
     * @param visitor provides the sinks
     * @throws IOException if the connection fails, or a sink throws it
     * @throws MalformedFormException if the body is not a valid form or ends too early
     */
    public static void parse(String contentType, InputStream body, PartVisitor visitor)
            throws IOException, MalformedFormException {
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw new MalformedFormException("The header Content-Type has no boundary");
        }
        Parts parts = new Parts(visitor);
        MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
        parser.setPartHeadersMaxLength(MAX_HEADER_BYTES);
        parser.setMaxParts(MAX_PARTS);
        byte[] buffer = new byte[BUFFER_SIZE];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            // Data after the last boundary is read, too, so that the client gets to read the response.
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            parts.check();
        }
        parser.parse(Content.Chunk.EOF);
        parts.check();
        if (!parts.complete) {
            throw new MalformedFormException("The form ends before its last boundary");
        }
    }

    /** Keeps the exceptions of sinks, because the parser swallows what its listener throws. */
    private static final class Parts implements MultiPart.Parser.Listener {

        private final PartVisitor visitor;
        private final byte[] buffer = new byte[BUFFER_SIZE];
        private boolean complete;

        @Nullable
        private String disposition;

        @Nullable
        private String mediaType;

        @Nullable
        private PartSink sink;

        @Nullable
        private Throwable failure;

        Parts(PartVisitor visitor) {
            this.visitor = visitor;
        }

        void check() throws IOException, MalformedFormException {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof MalformedFormException e) {
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
                    // Other headers are ignored.
                }
            }
        }

        @Override
        public void onPartHeaders() {
            attempt(() -> sink = visitor.beginPart(headers()));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            attempt(() -> {
                ByteBuffer bytes = chunk.getByteBuffer();
                while (bytes.hasRemaining()) {
                    int length = Math.min(buffer.length, bytes.remaining());
                    bytes.get(buffer, 0, length);
                    Objects.requireNonNull(sink).write(buffer, 0, length);
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
                failure = new MalformedFormException("The form is malformed: " + cause.getMessage());
            }
        }

        private PartHeaders headers() throws MalformedFormException {
            if (disposition == null
                    || !disposition.strip().toLowerCase(Locale.ROOT).startsWith("form-data")) {
                throw new MalformedFormException("A part of the form has no header Content-Disposition: form-data");
            }
            String name = null;
            String fileName = null;
            boolean extended = false;
            for (HeaderParameters.Parameter parameter : HeaderParameters.parse(disposition)) {
                boolean star = parameter.isExtended();
                String value = value(parameter);
                switch (parameter.name()) {
                    case "name" -> name = value;
                    case "filename" -> {
                        // The extended form takes precedence (RFC 6266).
                        if (star || !extended) {
                            fileName = value;
                        }
                        extended |= star;
                    }
                    default -> {
                        // Other parameters are ignored.
                    }
                }
            }
            if (name == null) {
                throw new MalformedFormException("A part of the form has no name");
            }
            return new PartHeaders(name, fileName, mediaType);
        }

        private static String value(HeaderParameters.Parameter parameter) throws MalformedFormException {
            String value = parameter.value();
            if (parameter.isExtended()) {
                try {
                    return PercentDecoder.decodePath(value.replaceFirst("^(?i)utf-8'[^']*'", ""));
                } catch (IllegalArgumentException e) {
                    throw new MalformedFormException("A name in the form is not encoded properly: " + value);
                }
            }
            // Browsers escape only these three characters; any other percent sign is literal.
            return value.replaceAll("(?i)%22", "\"").replaceAll("(?i)%0D", "\r").replaceAll("(?i)%0A", "\n");
        }

        private void attempt(ParserAction action) {
            if (failure == null) {
                try {
                    action.run();
                } catch (Exception e) {
                    failure = e;
                }
            }
        }
    }

    private interface ParserAction {
        void run() throws IOException, MalformedFormException;
    }
}

package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.MultipartParser;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.storage.UploadSink;
import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A form with a file that is posted to the service itself. The file is hashed as it arrives. Not thread-safe. */
final class UploadForm implements MultipartParser.PartVisitor, AutoCloseable {

    private static final String FILE = "reviewFile";
    private static final int MAX_TEXT_BYTES = 64 * 1024;

    private final Storage storage;
    private final ObjectNode parts = JsonNodeFactory.instance.objectNode();

    @Nullable
    private UploadSink file;

    private String fileName = "";

    @Nullable
    private String mediaType;

    UploadForm(Storage storage) {
        this.storage = storage;
    }

    /** Returns the form as in the contract, with the file name in place of the file. */
    ObjectNode parts() {
        return parts;
    }

    /** Returns a text part; an empty string if there is none. */
    String text(String name) {
        return parts.path(name).asText("");
    }

    /** Returns the file. Call it only after the form has been validated against the contract. */
    UploadSink file() {
        if (file == null) {
            throw new IllegalStateException("The form has no file");
        }
        return file;
    }

    /** Returns the file name without folders. */
    String fileName() {
        return fileName;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    @Override
    public MultipartParser.PartSink beginPart(MultipartParser.PartHeaders headers) throws IOException {
        if (parts.has(headers.name())) {
            throw new HttpException(400, "The form has the part " + headers.name() + " twice");
        }
        if (!headers.name().equals(FILE)) {
            parts.put(headers.name(), "");
            return new Text(headers.name());
        }
        String whole = headers.fileName() == null ? "" : headers.fileName();
        fileName = whole.replaceFirst("(?s)^.*[/\\\\]", "");
        if (fileName.isEmpty()) {
            throw new HttpException(
                    400, "The part " + FILE + " has no file name, by which the service determines the format");
        }
        parts.put(FILE, fileName);
        mediaType = headers.mediaType();
        UploadSink sink = storage.newSink();
        file = sink;
        return sink::write;
    }

    /** Discards the file unless it was stored. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private final class Text implements MultipartParser.PartSink {

        private final String name;
        private final ByteArrayOutputStream value = new ByteArrayOutputStream();

        Text(String name) {
            this.name = name;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (value.size() + length > MAX_TEXT_BYTES) {
                throw new HttpException(400, "The part " + name + " is longer than " + MAX_TEXT_BYTES + " bytes");
            }
            value.write(bytes, offset, length);
        }

        @Override
        public void end() {
            parts.put(name, value.toString(StandardCharsets.UTF_8));
        }
    }
}

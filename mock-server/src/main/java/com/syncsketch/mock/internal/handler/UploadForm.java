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

/** One form with a file that is posted to the service itself. The file is hashed as it arrives. For one thread. */
final class UploadForm implements MultipartParser.Visitor, AutoCloseable {

    private static final String FILE = "reviewFile";
    private static final int LONGEST_TEXT = 64 * 1024;

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

    /** Gives the form as the contract describes it; the file stands there by its name. */
    ObjectNode parts() {
        return parts;
    }

    /** Gives a text part. */
    String text(String name) {
        return parts.path(name).asText("");
    }

    /** Gives the file. The contract has been checked by then, so that there is one. */
    UploadSink file() {
        if (file == null) {
            throw new IllegalStateException("The form has no file");
        }
        return file;
    }

    /** Gives the last segment of the file's name. */
    String fileName() {
        return fileName;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    @Override
    public MultipartParser.Sink begin(MultipartParser.Head head) throws IOException {
        if (parts.has(head.name())) {
            throw new HttpException(400, "The form has the part " + head.name() + " twice");
        }
        if (!head.name().equals(FILE)) {
            parts.put(head.name(), "");
            return new Text(head.name());
        }
        String whole = head.fileName() == null ? "" : head.fileName();
        fileName = whole.replaceFirst("(?s)^.*[/\\\\]", "");
        if (fileName.isEmpty()) {
            throw new HttpException(400, "The part " + FILE + " has no file name: the service tells the format by it");
        }
        parts.put(FILE, fileName);
        mediaType = head.mediaType();
        UploadSink intake = storage.intake();
        file = intake;
        return intake::write;
    }

    /** Throws the file away unless it was stored. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private final class Text implements MultipartParser.Sink {

        private final String name;
        private final ByteArrayOutputStream value = new ByteArrayOutputStream();

        Text(String name) {
            this.name = name;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (value.size() + length > LONGEST_TEXT) {
                throw new HttpException(400, "The part " + name + " is longer than " + LONGEST_TEXT + " bytes");
            }
            value.write(bytes, offset, length);
        }

        @Override
        public void end() {
            parts.put(name, value.toString(StandardCharsets.UTF_8));
        }
    }
}

package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A downloaded file.
 *
 * @param placeholder the name of the folder in recordings
 * @param folder the folder
 * @param file the file
 */
record SavedFile(String placeholder, Path folder, Path file) {

    /** Returns the path in the format of recordings. */
    String recordedPath() {
        return placeholder + "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    JsonNode described() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return JsonNodeFactory.instance
                .objectNode()
                .put("size", bytes.length)
                .put("sha256", BodyDescriptions.sha256(bytes));
    }
}

package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was downloaded.
 *
 * @param word what stands for the folder in recordings
 * @param folder the folder
 * @param file the file
 */
record SavedFile(String word, Path folder, Path file) {

    /** The path as recordings have it. */
    String recordedPath() {
        return word + "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    JsonNode described() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return JsonNodeFactory.instance.objectNode().put("size", bytes.length).put("sha256", BodyDescriptions.sha256(bytes));
    }
}

package com.syncsketch.mock;

import com.syncsketch.mock.model.ExternalStorage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A storage that is somewhere else; it only notes what it was asked for. */
final class FakeStorage implements ExternalStorage {

    final List<String> questions = new ArrayList<>();
    final Map<String, Long> objects = new HashMap<>();
    RuntimeException refusal;

    private void asked(String question) {
        questions.add(question);
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public String createUpload(String key, String mediaType) {
        asked("open " + mediaType);
        return "elsewhere-" + questions.size();
    }

    @Override
    public URI signPart(String key, String uploadId, int number) {
        asked("sign " + uploadId + " " + number);
        return URI.create("https://storage.example.com/part?id=" + uploadId + "&n=" + number);
    }

    @Override
    public void completeUpload(String key, String uploadId, List<Part> parts) {
        asked("complete " + uploadId + " " + parts);
        objects.put(key, 11L);
    }

    @Override
    public void abortUpload(String key, String uploadId) {
        asked("abort " + uploadId);
    }

    @Override
    public Form signForm(String key, String mediaType, long size, Map<String, String> metadata) {
        asked("form " + mediaType + " " + size);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.putAll(metadata);
        fields.put("policy", "p");
        return new Form(URI.create("https://storage.example.com/bucket"), fields);
    }

    @Override
    public URI signDownload(String key) {
        asked("read");
        return URI.create("https://storage.example.com/" + key.replace(" ", "%20"));
    }

    @Override
    public OptionalLong size(String key) {
        asked("size");
        Long size = objects.get(key);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }
}

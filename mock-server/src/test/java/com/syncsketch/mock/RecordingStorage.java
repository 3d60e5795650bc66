package com.syncsketch.mock;

import com.syncsketch.mock.model.ExternalStorage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** An external storage that records its calls. */
final class RecordingStorage implements ExternalStorage {

    final List<String> calls = new ArrayList<>();
    final Map<String, Long> objects = new HashMap<>();
    Throwable failure;

    private void record(String call) {
        calls.add(call);
        if (failure != null) {
            throw sneaky(failure);
        }
    }

    /** Throws any failure without declaring it, as Kotlin code can. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    @Override
    public String createUpload(String key, String mediaType) {
        record("open " + mediaType);
        return "elsewhere-" + calls.size();
    }

    @Override
    public URI signPart(String key, String uploadId, int number) {
        record("sign " + uploadId + " " + number);
        return URI.create("https://storage.example.com/part?id=" + uploadId + "&n=" + number);
    }

    @Override
    public void completeUpload(String key, String uploadId, List<Part> parts) {
        record("complete " + uploadId + " " + parts);
        objects.put(key, 11L);
    }

    @Override
    public void abortUpload(String key, String uploadId) {
        record("abort " + uploadId);
    }

    @Override
    public Form signForm(String key, String mediaType, long size, Map<String, String> metadata) {
        record("form " + mediaType + " " + size);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.putAll(metadata);
        fields.put("policy", "p");
        return new Form(URI.create("https://storage.example.com/bucket"), fields);
    }

    @Override
    public URI signDownload(String key) {
        record("read");
        return URI.create("https://storage.example.com/" + key.replace(" ", "%20"));
    }

    @Override
    public OptionalLong size(String key) {
        record("size");
        Long size = objects.get(key);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }
}

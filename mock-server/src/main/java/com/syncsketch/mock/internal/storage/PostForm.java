package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.MultipartParser;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.model.StoredObject;
import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A signed form that a client posts with a file. Fields precede the file. Not thread-safe. */
final class PostForm implements MultipartParser.PartVisitor {

    private static final int MAX_FIELD_BYTES = 20 * 1024;
    private static final MultipartParser.PartSink DISCARD = (bytes, offset, length) -> {};

    private final Storage storage;
    private final Request request;
    private final String base;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int fieldBytes;

    @Nullable
    private PostPolicy policy;

    @Nullable
    private UploadSink file;

    /**
     * Creates a form that has not been read yet.
     *
     * @param storage the storage
     * @param request the request with the form
     * @param base the URL of the storage, as the client sees it
     */
    PostForm(Storage storage, Request request, String base) {
        this.storage = storage;
        this.request = request;
        this.base = base;
    }

    /**
     * Parses the form and stores its file.
     *
     * @return the response
     * @throws S3Exception if the form does not match its signature or policy
     */
    Response store() throws IOException {
        Signer.requireNoHeader(request);
        if (!request.mediaType().orElse("").equals("multipart/form-data")) {
            throw new S3Exception(
                    412,
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    "Condition",
                    "Bucket POST must be of the enclosure-type multipart/form-data");
        }
        StorageEndpoint.length(request);
        try {
            MultipartParser.parse(request.header("Content-Type").orElse(""), request.body(), this);
            if (file == null || policy == null) {
                throw S3Exception.invalidArgument("POST requires exactly one file upload per request.", "file", "0");
            }
            if (file.size() < policy.minSize()) {
                throw S3Exception.tooSmall(file.size(), policy.minSize());
            }
            return success(file);
        } catch (MultipartParser.MalformedFormException e) {
            throw new S3Exception(
                    400,
                    "MalformedPOSTRequest",
                    "The body of your POST request is not well-formed multipart/form-data. " + e.getMessage());
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private Response success(UploadSink stored) throws IOException {
        String key = fields.getOrDefault("key", "");
        StoredObject object = storage.store(key, fields.get("content-type"), itemId(), stored);
        String location = base + "/" + UriEncoding.encodePath(key);
        Response response = switch (fields.getOrDefault("success_action_status", "")) {
            case "200" -> Response.empty(200);
            case "201" -> Response.text(201, "application/xml", created(location, object));
            default -> Response.empty(204);
        };
        return response.header("Location", location).header("ETag", object.etag());
    }

    private static String created(String location, StoredObject object) {
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("Location", location);
        elements.put("Bucket", PostPolicy.BUCKET);
        elements.put("Key", object.key());
        elements.put("ETag", object.etag());
        return StorageEndpoint.xml("PostResponse", elements);
    }

    private long itemId() {
        return Numbers.parseLong(fields.getOrDefault(Storage.ITEM_ID, ""))
                .orElseThrow(
                        () -> new IllegalStateException("The service has signed a form without " + Storage.ITEM_ID));
    }

    @Override
    public MultipartParser.PartSink beginPart(MultipartParser.PartHeaders headers) throws IOException {
        if (file != null) {
            // Amazon S3 ignores everything after the file.
            return DISCARD;
        }
        String name = headers.name().toLowerCase(Locale.ROOT);
        return name.equals("file") ? beginFile() : new Field(name);
    }

    private MultipartParser.PartSink beginFile() throws IOException {
        if (fields.getOrDefault("key", "").isEmpty()) {
            throw S3Exception.invalidArgument(
                    "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the"
                            + " fields.",
                    "key",
                    "");
        }
        storage.signer().checkForm(fields);
        PostPolicy checked = PostPolicy.parse(fields.getOrDefault("policy", ""));
        checked.check(fields, storage.now());
        policy = checked;
        UploadSink sink = storage.newSink();
        file = sink;
        return (bytes, offset, length) -> {
            if (sink.size() + length > checked.maxSize()) {
                throw S3Exception.tooLarge(sink.size() + length, checked.maxSize());
            }
            sink.write(bytes, offset, length);
        };
    }

    private final class Field implements MultipartParser.PartSink {

        private final String name;
        private final ByteArrayOutputStream value = new ByteArrayOutputStream();

        Field(String name) {
            this.name = name;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            fieldBytes += length;
            if (fieldBytes > MAX_FIELD_BYTES) {
                throw new S3Exception(
                        400,
                        "MaxPostPreDataLengthExceeded",
                        "Your POST request fields preceding the upload file were too large.");
            }
            value.write(bytes, offset, length);
        }

        @Override
        public void end() {
            fields.put(name, value.toString(StandardCharsets.UTF_8));
        }
    }
}

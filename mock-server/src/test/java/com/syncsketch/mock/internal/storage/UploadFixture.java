package com.syncsketch.mock.internal.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.MockClock;
import com.syncsketch.mock.internal.app.MockService;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.WorldName;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.model.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service with a review to upload to, its storage, and a client for each step of an upload. */
public final class UploadFixture implements AutoCloseable {

    /** Five MiB, the minimum size of all parts except the last one. */
    public static final int MIN_PART = 5 * 1024 * 1024;

    /** An origin under which clients reach the API. */
    static final Origin API = new Origin("http", "127.0.0.1", 80);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    public final MockClock clock = MockClock.at(Instant.parse("2026-03-02T09:15:00Z"));
    private final WebServer server = new WebServer();
    private final MockService service;
    private final int api;
    private final int storage;
    private final Review review;

    /** An open multipart upload. */
    public record Open(long itemId, String uuid, String uploadId, String key) {

        public String path(String step) {
            return "/uploads/multipart-upload/" + uploadId + "/" + step + "/?key=" + UriEncoding.encode(key);
        }
    }

    public UploadFixture() throws IOException {
        this(null, 0);
    }

    public UploadFixture(Path folder, int processingReads) throws IOException {
        Settings settings = new Settings(
                WorldName.DEFAULT,
                "mock@example.com",
                "k",
                true,
                100,
                clock,
                1001,
                0,
                Seed.empty(),
                new Settings.Uploads(
                        null,
                        StorageLocation.OWN_PORT,
                        folder == null ? null : ObjectDirectory.open(folder),
                        Duration.ofHours(1),
                        processingReads));
        service = new MockService(Contract.bundled(), settings, this::storagePort);
        api = server.listen(
                "127.0.0.1",
                0,
                exchange -> ResponseWriter.send(exchange, service.api().handle(exchange)));
        storage = server.listen(
                "127.0.0.1", 0, exchange -> service.storageEndpoint().handle(exchange));
        server.start();
        Store store = service.store();
        Person person = store.people().all().findFirst().orElseThrow();
        Account account = store.accounts().all().findFirst().orElseThrow();
        Project project = store.projects().add(new Project(store.newId(), account, person, "Show"));
        review = store.reviews().add(new Review(store.newId(), store.newShortUuid(), project, person, "Dailies"));
    }

    private int storagePort() {
        return server.port(storage);
    }

    public Storage storage() {
        return service.storage();
    }

    Signer signer() {
        return service.storage().signer();
    }

    public Review review() {
        return review;
    }

    /** Returns the items of the review. */
    public Iterable<Item> items() {
        return review.items();
    }

    public Item item(long id) {
        return service.store().items().find(id).orElseThrow();
    }

    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + server.port(api));
    }

    public URI storageUrl() {
        return URI.create("http://127.0.0.1:" + storagePort());
    }

    /** Sends a request to the service with JSON, or without a body if it is null. */
    public HttpResponse<String> call(String method, String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(apiUrl().resolve(path))
                .header("Authorization", "apikey mock@example.com:k")
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body of any type to the service. */
    public HttpResponse<String> post(String path, String contentType, byte[] body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(apiUrl().resolve(path))
                        .header("Authorization", "apikey mock@example.com:k")
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Starts an upload: the first two steps. */
    public Open open(String name) throws Exception {
        JsonNode started = json(
                call(
                        "POST",
                        "/uploads/stats/upload-start/",
                        "{\"review_id\": " + review.id() + ", \"item_name\": \"" + name
                                + "\", \"item_data\": {\"upload_type\": \"s3\", \"size\": 10, \"content_type\": \"video/quicktime\"}}"));
        String uuid = started.path("item_uuid").asText();
        JsonNode opened = json(call(
                "POST",
                "/uploads/multipart-upload/",
                "{\"review_id\": " + review.id() + ", \"item_data\": {\"name\": \"" + name + "\", \"uuid\": \"" + uuid
                        + "\", \"size\": 10, \"content_type\": \"video/quicktime\"}}"));
        return new Open(
                started.path("item_id").asLong(),
                uuid,
                opened.path("uploadId").asText(),
                opened.path("key").asText());
    }

    /** Requests the signed URL of a part. */
    public String sign(Open upload, int number) throws Exception {
        return json(call("GET", upload.path("sign-part/" + number), null))
                .path("url")
                .asText();
    }

    /** Uploads a part with a signed URL and returns its ETag. */
    public String part(Open upload, int number, byte[] bytes) throws Exception {
        HttpResponse<String> response = put(sign(upload, number), bytes);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("ETag").orElseThrow();
    }

    /** Sends bytes to the storage, with alternating header names and values. */
    public HttpResponse<String> put(String url, byte[] bytes, String... headers) throws Exception {
        return storage("PUT", url, HttpRequest.BodyPublishers.ofByteArray(bytes), headers);
    }

    public HttpResponse<String> get(String url) throws Exception {
        return storage("GET", url, HttpRequest.BodyPublishers.noBody());
    }

    /** Sends any request to the storage. */
    public HttpResponse<String> storage(String method, String url, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Completes an upload with alternating part numbers and ETags. */
    public HttpResponse<String> complete(Open upload, Object... parts) throws Exception {
        var body = JSON.createObjectNode();
        var list = body.putArray("parts");
        for (int i = 0; i < parts.length; i += 2) {
            list.addObject().put("PartNumber", (Integer) parts[i]).put("ETag", (String) parts[i + 1]);
        }
        return call("POST", upload.path("complete"), body.toString());
    }

    /** Requests a signed form. */
    public JsonNode form(String name, long size) throws Exception {
        return json(call(
                "POST",
                "/uploads/get-s3-signed-url/",
                "{\"review_id\": " + review.id() + ", \"item_name\": \"" + name
                        + "\", \"item_data\": {\"content_type\": \"image/png\", \"content_length\": " + size + "}}"));
    }

    /** Returns a mutable copy of the fields of a signed form. */
    public static Map<String, String> fields(JsonNode form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    /** Posts a form with the file after the fields. */
    public HttpResponse<String> postForm(Map<String, String> fields, byte[] file, String... headers) throws Exception {
        return postParts(parts(fields, "file", "shot.png", file), headers);
    }

    /** Posts a multipart body to the storage. */
    public HttpResponse<String> postParts(byte[] body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "multipart/form-data; boundary=b0undary";
        return storage("POST", storageUrl() + "/", HttpRequest.BodyPublishers.ofByteArray(body), all);
    }

    /** Creates a multipart body with text parts followed by a file. */
    public static byte[] parts(Map<String, String> texts, String fileField, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, value) -> body.writeBytes(
                bytes("--b0undary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        body.writeBytes(bytes("--b0undary\r\nContent-Disposition: form-data; name=\"" + fileField + "\"; filename=\""
                + fileName + "\"\r\n\r\n"));
        body.writeBytes(file);
        body.writeBytes(bytes("\r\n--b0undary--\r\n"));
        return body.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends bytes to the storage over a plain socket, closes the output, and reads the response. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", storagePort())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(request));
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the status code and the error code of a response of the storage. */
    public static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body().replaceFirst("(?s).*<Code>(.*)</Code>.*", "$1");
    }

    @Override
    public void close() {
        server.close();
    }
}

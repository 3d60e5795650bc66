package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage as clients meet it: signed addresses and a signed form, over HTTP, with errors in XML. Safe for use by
 * several threads.
 */
public final class StorageEndpoint implements Exchange.Service {

    private static final Logger LOG = LoggerFactory.getLogger(StorageEndpoint.class);

    private static final int PIECE = 64 * 1024;

    private final Storage storage;
    private final AtomicLong requests = new AtomicLong();

    /**
     * Makes the service.
     *
     * @param storage what it stores in
     */
    public StorageEndpoint(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
        Request request = exchange.request();
        Identity identity = new Identity(requests.incrementAndGet());
        Outcome outcome;
        try {
            outcome = handle(request);
        } catch (S3Exception e) {
            request.drain();
            outcome = Outcome.of(error(e, identity));
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of the mock server", request, e);
            String message = "A fault of the mock server: " + e;
            outcome = Outcome.of(error(new S3Exception(500, "InternalError", message), identity));
        }
        Response reply =
                outcome.head().header("x-amz-request-id", identity.requestId()).header("x-amz-id-2", identity.hostId());
        if (outcome.content() == null) {
            ResponseWriter.send(exchange, reply);
            return;
        }
        try (InputStream in = outcome.content();
                OutputStream out = exchange.begin(reply.status(), ResponseWriter.headers(reply), outcome.size())) {
            in.transferTo(out);
        }
    }

    /** What to answer: a head, and the bytes that follow it where it is an object. */
    private record Outcome(Response head, @Nullable InputStream content, long size) {

        static Outcome of(Response reply) {
            return new Outcome(reply, null, 0);
        }
    }

    /** By what an answer can be told from others. */
    private record Identity(long number) {

        String requestId() {
            return String.format("%016X", number * 0x9E37_79B9_7F4A_7C15L);
        }

        String hostId() {
            return Base64.getEncoder()
                    .encodeToString(("syncsketch-mock-" + requestId()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Outcome handle(Request request) throws IOException {
        String path;
        Query query;
        try {
            path = URLDecoder.decode(request.rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
            query = Query.parse(request.rawQuery());
        } catch (IllegalArgumentException e) {
            throw new S3Exception(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
        if (request.method().equals("POST")
                && path.equals("/")
                && request.rawQuery().isEmpty()) {
            return Outcome.of(new PostForm(storage, request).store());
        }
        String host = storage.authority(request.header("Host").orElse(""));
        storage.signer().check(request, path, query, host);
        String key = path.replaceFirst("^/", "");
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request, key);
            case "PUT" -> Outcome.of(putPart(request, key, query));
            default ->
                throw new S3Exception(
                        405,
                        "MethodNotAllowed",
                        "The specified method is not allowed against this resource.",
                        "Method",
                        request.method(),
                        "ResourceType",
                        "OBJECT");
        };
    }

    private Outcome read(Request request, String key) throws IOException {
        Storage.Found object = storage.read(key);
        Response head = Response.empty(200)
                .header("Content-Type", object.mediaType())
                .header("ETag", object.etag())
                .header("Accept-Ranges", "none");
        InputStream content = object.content().open();
        if (request.method().equals("HEAD")) {
            content.close();
            content = InputStream.nullInputStream();
        }
        return new Outcome(head, content, object.size());
    }

    private Response putPart(Request request, String key, Query query) throws IOException {
        String uploadId = query.get("uploadId").orElse("");
        if (uploadId.isEmpty() || query.get("partNumber").isEmpty()) {
            // Amazon could put a whole object here; this service signs no address for that.
            throw new S3Exception(
                    501,
                    "NotImplemented",
                    "A PUT must name uploadId and partNumber; the service signs no address for a PUT without them");
        }
        int number = partNumber(query.get("partNumber").orElse(""));
        long length = length(request);
        if (length > Storage.LARGEST) {
            throw S3Exception.tooLarge(length, Storage.LARGEST);
        }
        Optional<byte[]> md5 = request.header("Content-MD5").map(StorageEndpoint::decodeMd5);
        storage.requireUpload(uploadId, key);
        try (UploadSink intake = storage.intake()) {
            take(request.body(), intake, length);
            StoredBytes received = intake.finish();
            if (md5.isPresent()) {
                requireSame(md5.get(), received);
            }
            storage.storePart(uploadId, key, number, received);
            return Response.empty(200).header("ETag", '"' + received.md5() + '"');
        }
    }

    private static int partNumber(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= Storage.MOST_PARTS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered like a number that is out of range.
        }
        throw S3Exception.invalidArgument(
                "Part number must be an integer between 1 and " + Storage.MOST_PARTS + ", inclusive",
                "partNumber",
                text);
    }

    /** Gives the length of a body, which must be told. */
    static long length(Request request) {
        if (request.header("Transfer-Encoding").isPresent()) {
            throw new S3Exception(
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented",
                    "Header",
                    "Transfer-Encoding");
        }
        // Jetty has refused whatever is no number.
        return Long.parseLong(request.header("Content-Length")
                .orElseThrow(() -> new S3Exception(
                        411, "MissingContentLength", "You must provide the Content-Length HTTP header.")));
    }

    private static void take(InputStream body, UploadSink intake, long length) throws IOException {
        byte[] buffer = new byte[PIECE];
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            intake.write(buffer, 0, read);
        }
        if (intake.size() < length) {
            throw S3Exception.incompleteBody();
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException | RuntimeException e) {
            // The web server reports a connection that ended too early as either.
            LOG.debug("A body ended too early", e);
            throw S3Exception.incompleteBody();
        }
    }

    private static byte[] decodeMd5(String header) {
        try {
            byte[] md5 = Base64.getDecoder().decode(header.strip());
            if (md5.length == 16) {
                return md5;
            }
        } catch (IllegalArgumentException e) {
            // Answered like one of the wrong length.
        }
        throw new S3Exception(
                400, "InvalidDigest", "The Content-MD5 you specified was invalid.", "Content-MD5", header);
    }

    private static void requireSame(byte[] md5, StoredBytes received) throws IOException {
        String wanted = HexFormat.of().formatHex(md5);
        if (!wanted.equals(received.md5())) {
            Storage.discard(received);
            throw new S3Exception(
                    400,
                    "BadDigest",
                    "The Content-MD5 you specified did not match what we received.",
                    "ExpectedDigest",
                    wanted,
                    "CalculatedDigest",
                    received.md5());
        }
    }

    private static Response error(S3Exception refusal, Identity identity) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Code", refusal.code());
        members.put("Message", refusal.reason());
        members.putAll(refusal.details());
        members.put("RequestId", identity.requestId());
        members.put("HostId", identity.hostId());
        return Response.text(refusal.status(), "application/xml", xml("Error", members));
    }

    /** Writes a flat document. */
    static String xml(String root, Map<String, String> members) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + ">");
        members.forEach((name, value) ->
                xml.append('<').append(name).append('>').append(escape(value)).append("</" + name + ">"));
        return xml.append("</" + root + ">").toString();
    }

    private static String escape(String text) {
        // What XML cannot say at all becomes a question mark.
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}

package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.PercentDecoder;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.json.Numbers;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP interface of the storage: signed URLs and forms, and errors in XML. Thread-safe. */
public final class StorageEndpoint implements ExchangeHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StorageEndpoint.class);

    private static final int BUFFER_SIZE = 32 * 1024;

    private final Storage storage;
    private final AtomicLong requests = new AtomicLong();

    /**
     * Creates an endpoint.
     *
     * @param storage the storage
     */
    public StorageEndpoint(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Request request = exchange.request();
        RequestIds ids = new RequestIds(requests.incrementAndGet());
        ObjectResponse result;
        try {
            result = handle(request, exchange.origin());
        } catch (S3Exception e) {
            request.drain();
            result = ObjectResponse.of(error(e, ids));
        } catch (RuntimeException e) {
            LOG.error("{}: internal error of the mock server", request, e);
            String message = "Internal error of the mock server: " + e;
            exchange.defect(message);
            result = ObjectResponse.of(error(new S3Exception(500, "InternalError", message), ids));
        }
        Response response =
                result.headers().header("x-amz-request-id", ids.requestId()).header("x-amz-id-2", ids.hostId());
        if (result.content() == null) {
            ResponseWriter.send(exchange, response);
            return;
        }
        try (InputStream in = result.content();
                OutputStream out = exchange.begin(response.status(), ResponseWriter.headers(response), result.size())) {
            send(in, out, result.size());
        }
    }

    /** Sends the bytes of a range, after which the content may go on. */
    private static void send(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** A response, with the content of an object in place of its body, if any. */
    private record ObjectResponse(
            Response headers, @Nullable InputStream content, long size) {

        static ObjectResponse of(Response response) {
            return new ObjectResponse(response, null, 0);
        }
    }

    /** The ids by which Amazon S3 identifies a request. */
    private record RequestIds(long number) {

        String requestId() {
            return String.format("%016X", number * 0x9E37_79B9_7F4A_7C15L);
        }

        String hostId() {
            return Base64.getEncoder()
                    .encodeToString(("syncsketch-mock-" + requestId()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private ObjectResponse handle(Request request, Origin origin) throws IOException {
        String path;
        Query query;
        try {
            path = PercentDecoder.decodePath(request.rawPath());
            query = Query.parse(request.rawQuery());
        } catch (IllegalArgumentException e) {
            throw new S3Exception(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
        String root = storage.url().path() + "/";
        String base = storage.url().baseOf(origin);
        if (request.method().equals("POST")
                && path.equals(root)
                && request.rawQuery().isEmpty()) {
            return ObjectResponse.of(new PostForm(storage, request, base).store());
        }
        storage.signer().check(request, path, query, StorageUrl.authorityOf(base));
        String key = path.startsWith(root) ? path.substring(root.length()) : "";
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request, key);
            case "PUT" -> ObjectResponse.of(putPart(request, key, query));
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

    private ObjectResponse read(Request request, String key) throws IOException {
        ReadableObject object = storage.read(key);
        Optional<ByteRange> range = request.header("If-Range")
                        .filter(etag -> !etag.equals(object.etag()))
                        .isPresent()
                ? Optional.empty()
                : request.header("Range").flatMap(header -> ByteRange.parse(header, object.size()));
        Response headers = Response.empty(range.isPresent() ? 206 : 200)
                .header("Content-Type", object.mediaType())
                .header("ETag", object.etag())
                .header("Accept-Ranges", "bytes");
        InputStream content = object.content().open();
        if (range.isPresent()) {
            content.skipNBytes(range.get().start());
            headers = headers.header("Content-Range", range.get().contentRange(object.size()));
        }
        if (request.method().equals("HEAD")) {
            content.close();
            content = InputStream.nullInputStream();
        }
        return new ObjectResponse(headers, content, range.map(ByteRange::length).orElse(object.size()));
    }

    private Response putPart(Request request, String key, Query query) throws IOException {
        String uploadId = query.get("uploadId").orElse("");
        if (uploadId.isEmpty() || query.get("partNumber").isEmpty()) {
            // Amazon S3 would store a whole object, but the service does not sign URLs for that.
            throw new S3Exception(
                    501,
                    "NotImplemented",
                    "A PUT must name uploadId and partNumber; the service does not sign URLs for a PUT without them");
        }
        int number = partNumber(query.get("partNumber").orElse(""));
        long length = length(request);
        if (length > Storage.MAX_SIZE) {
            throw S3Exception.tooLarge(length, Storage.MAX_SIZE);
        }
        Optional<byte[]> md5 = request.header("Content-MD5").map(StorageEndpoint::decodeMd5);
        storage.requireUpload(uploadId, key);
        try (UploadSink sink = storage.newSink()) {
            copy(request.body(), sink, length);
            StoredBytes stored = sink.finish();
            if (md5.isPresent()) {
                requireMd5(md5.get(), stored);
            }
            storage.storePart(uploadId, key, number, stored);
            return Response.empty(200).header("ETag", '"' + stored.md5() + '"');
        }
    }

    private static int partNumber(String text) {
        OptionalInt number = Numbers.parseInt(text, 1, MultipartUpload.MAX_PARTS);
        if (number.isPresent()) {
            return number.getAsInt();
        }
        throw S3Exception.invalidArgument(
                "Part number must be an integer between 1 and " + MultipartUpload.MAX_PARTS + ", inclusive",
                "partNumber",
                text);
    }

    /** Returns the length of the body, which is required. */
    static long length(Request request) {
        if (request.header("Transfer-Encoding").isPresent()) {
            throw new S3Exception(
                    501,
                    "NotImplemented",
                    "A header you provided implies functionality that is not implemented",
                    "Header",
                    "Transfer-Encoding");
        }
        // Jetty has rejected everything that is not a number.
        return Numbers.parseLong(request.header("Content-Length")
                        .orElseThrow(() -> new S3Exception(
                                411, "MissingContentLength", "You must provide the Content-Length HTTP header.")))
                .orElseThrow(() -> new S3Exception(400, "InvalidRequest", "The Content-Length is not valid."));
    }

    private static void copy(InputStream body, UploadSink sink, long length) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            sink.write(buffer, 0, read);
        }
        if (sink.size() < length) {
            throw S3Exception.incompleteBody();
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (HttpException e) {
            if (e.status() == 408) {
                throw new S3Exception(
                        400,
                        "RequestTimeout",
                        "Your socket connection to the server was not read from or written to within the timeout period."
                                + " Idle connections will be closed.");
            }
            throw S3Exception.incompleteBody();
        } catch (IOException | RuntimeException e) {
            // The web server reports a connection that was closed too early as either.
            LOG.debug("The body ended too early", e);
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
            // Reported below, like a digest of the wrong length.
        }
        throw new S3Exception(
                400, "InvalidDigest", "The Content-MD5 you specified was invalid.", "Content-MD5", header);
    }

    private static void requireMd5(byte[] md5, StoredBytes stored) {
        String expected = HexFormat.of().formatHex(md5);
        if (!expected.equals(stored.md5())) {
            stored.delete();
            throw new S3Exception(
                    400,
                    "BadDigest",
                    "The Content-MD5 you specified did not match what we received.",
                    "ExpectedDigest",
                    expected,
                    "CalculatedDigest",
                    stored.md5());
        }
    }

    private static Response error(S3Exception exception, RequestIds ids) {
        Map<String, String> more = new LinkedHashMap<>(exception.details());
        more.put("RequestId", ids.requestId());
        more.put("HostId", ids.hostId());
        return error(exception.status(), exception.code(), exception.reason(), more);
    }

    /**
     * Creates an error response in the format of Amazon S3.
     *
     * @param status the status code
     * @param code the error code
     * @param reason the error message
     * @return the response
     */
    public static Response error(int status, String code, String reason) {
        return error(status, code, reason, Map.of());
    }

    private static Response error(int status, String code, String reason, Map<String, String> more) {
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("Code", code);
        elements.put("Message", reason);
        elements.putAll(more);
        return Response.text(status, "application/xml", xml("Error", elements));
    }

    /** Creates an XML document with a flat list of elements. */
    static String xml(String root, Map<String, String> elements) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + ">");
        elements.forEach((name, value) ->
                xml.append('<').append(name).append('>').append(escape(value)).append("</" + name + ">"));
        return xml.append("</" + root + ">").toString();
    }

    private static String escape(String text) {
        // Characters that XML does not allow are replaced by a question mark.
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}

package com.syncsketch.benchmarks.server;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server answers. Every body is read to its end first, and only counted. */
final class Answers extends Handler.Abstract.NonBlocking {

    private static final Pattern SIGN = Pattern.compile("/uploads/multipart-upload/[^/]+/sign-part/(\\d+)/");
    private static final Pattern COMPLETE = Pattern.compile("/uploads/multipart-upload/[^/]+/complete/");

    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");
    private static final String ITEMS = "/api/v1/item/";
    private static final String ALL_ITEMS = "reviews__project__id=";
    private static final int PAGE = 100;

    /** More than anybody reads. */
    private static final int LAST = 10_000_000;

    private final Map<String, byte[]> fixed;
    private final String objects;

    Answers() {
        Payloads payloads = new Payloads(false);
        String page = new String(payloads.items(PAGE), StandardCharsets.UTF_8);
        objects = page.substring(page.indexOf("\"objects\""));
        fixed = Map.of(
                "GET /api/v1/person/connected/",
                payloads.example("ConnectionStatusOk"),
                "GET /api/v1/project/20/",
                payloads.example("ProjectFull"),
                "GET " + ITEMS,
                payloads.items(PAGE),
                "GET /api/v1/item/789/",
                payloads.example("ItemFull"),
                "POST /api/v1/frame/",
                payloads.example("FrameComment"),
                "POST /items/uploadToReview/456/",
                payloads.example("UploadedItemNew"),
                "POST /uploads/stats/upload-start/",
                payloads.example("UploadStarted"),
                "POST /uploads/multipart-upload/",
                payloads.example("MultipartUploadOpened"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new Drain(request, callback, bytes -> answer(request, response, callback, bytes)).run();
        return true;
    }

    private void answer(Request request, Response response, Callback callback, long bytes) {
        String path = Request.getPathInContext(request);
        String query = request.getHttpURI().getQuery();
        if (path.equals(ITEMS) && query != null && query.contains(ALL_ITEMS)) {
            write(response, callback, "application/json", page(query));
            return;
        }
        byte[] known = fixed.get(request.getMethod() + " " + path);
        if (known != null) {
            write(response, callback, "application/json", known);
            return;
        }
        Matcher sign = SIGN.matcher(path);
        if (sign.matches()) {
            String address = request.getHttpURI().getScheme() + "://"
                    + request.getHeaders().get(HttpHeader.HOST) + "/storage/file?partNumber=" + sign.group(1)
                    + "&X-Amz-Signature=none";
            write(response, callback, "application/json", utf8("{\"url\": \"" + address + "\"}"));
        } else if (COMPLETE.matcher(path).matches()) {
            write(response, callback, "application/json", utf8("{}"));
        } else if (path.startsWith("/storage/")) {
            storage(request.getMethod(), query, response, callback, bytes);
        } else {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
    }

    /** One page of a list without an end. */
    private byte[] page(String query) {
        Matcher matcher = OFFSET.matcher(query);
        int offset = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return utf8("{\"meta\": {\"limit\": " + PAGE + ", \"offset\": " + offset + ", \"previous\": null, \"next\": \""
                + ITEMS + "?" + ALL_ITEMS + "20&limit=" + PAGE + "&offset=" + (offset + PAGE)
                + "\", \"total_count\": " + LAST + "}, "
                // Lists that repeat themselves are refused by our client.
                + objects.replace("\"id\":1000", "\"id\":" + (1000 + offset / PAGE)));
    }

    /** Speaks as much of S3 as it takes to put an object, whole or in parts. */
    private static void storage(
            String method, @Nullable String query, Response response, Callback callback, long bytes) {
        // No digest of what came: nobody could compare it, and nothing is computed for it.
        response.getHeaders().put(HttpHeader.ETAG, "\"" + bytes + "-bytes\"");
        if (method.equals("PUT")) {
            write(response, callback, null, new byte[0]);
        } else if (query != null && query.startsWith("uploads")) {
            write(
                    response,
                    callback,
                    "application/xml",
                    utf8("<InitiateMultipartUploadResult><Bucket>storage</Bucket><Key>file</Key>"
                            + "<UploadId>one</UploadId></InitiateMultipartUploadResult>"));
        } else {
            write(
                    response,
                    callback,
                    "application/xml",
                    utf8("<CompleteMultipartUploadResult><Bucket>storage</Bucket><Key>file</Key>"
                            + "<ETag>\"whole\"</ETag></CompleteMultipartUploadResult>"));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Response response, Callback callback, @Nullable String type, byte[] body) {
        response.setStatus(HttpStatus.OK_200);
        if (type != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Told how long a body was. */
    @FunctionalInterface
    private interface End {
        void at(long bytes);
    }

    /** Reads a body to its end, as it comes. */
    private static final class Drain implements Runnable {

        private final Request request;
        private final Callback callback;
        private final End end;
        private long bytes;

        Drain(Request request, Callback callback, End end) {
            this.request = request;
            this.callback = callback;
            this.end = end;
        }

        @Override
        public void run() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    callback.failed(chunk.getFailure());
                    return;
                }
                bytes += chunk.remaining();
                boolean last = chunk.isLast();
                chunk.release();
                if (last) {
                    end.at(bytes);
                    return;
                }
            }
        }
    }
}

package com.syncsketch.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The responses of the server, status line and headers included. Thread-safe. */
final class Responses {

    private static final Pattern SIGN = Pattern.compile("\\w+ /uploads/multipart-upload/[^/]+/sign-part/(\\d+)/");
    private static final Pattern COMPLETE = Pattern.compile("POST /uploads/multipart-upload/[^/]+/complete/");

    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");
    private static final String ITEMS = "/api/v1/item/";
    private static final String ALL_ITEMS = "reviews__project__id=";
    private static final int PAGE = 100;

    /** More than any benchmark reads. */
    private static final int TOTAL_COUNT = 10_000_000;

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String XML = "Content-Type: application/xml\r\n";

    private final Map<String, byte[]> fixed;
    private final String objects;

    Responses() {
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
                        payloads.example("MultipartUploadOpened"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ok(JSON, entry.getValue())));
    }

    /**
     * Returns the response to a request.
     *
     * @param target the method and the path with its query, separated by a space
     * @param origin the origin of the server
     * @param bytes the length of the request body
     */
    byte[] to(String target, String origin, long bytes) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        byte[] known = fixed.get(path);
        if (known != null) {
            return path.endsWith(ITEMS) && query.contains(ALL_ITEMS) ? page(query) : known;
        }
        Matcher sign = SIGN.matcher(path);
        if (sign.matches()) {
            return ok(
                    JSON,
                    utf8("{\"url\": \"" + origin + "/storage/file?partNumber=" + sign.group(1)
                            + "&X-Amz-Signature=none\"}"));
        }
        if (COMPLETE.matcher(path).matches()) {
            return ok(JSON, utf8("{}"));
        }
        return path.contains(" /storage/") ? storage(path, query, bytes) : response("404 Not Found", "", new byte[0]);
    }

    /** Returns one page of an endless list. */
    private byte[] page(String query) {
        Matcher matcher = OFFSET.matcher(query);
        int offset = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return ok(
                JSON,
                utf8("{\"meta\": {\"limit\": " + PAGE + ", \"offset\": " + offset
                        + ", \"previous\": null, \"next\": \"" + ITEMS + "?" + ALL_ITEMS + "20&limit=" + PAGE
                        + "&offset=" + (offset + PAGE) + "\", \"total_count\": " + TOTAL_COUNT + "}, "
                        // Distinct ids, because our client rejects pages that repeat.
                        + objects.replace("\"id\":1000", "\"id\":" + (1000 + offset / PAGE))));
    }

    /** Returns the S3 response to the upload of an object, in one request or in parts. */
    private static byte[] storage(String path, String query, long bytes) {
        // Not a digest of the body, which would take as much CPU time as the client.
        String tag = "ETag: \"" + bytes + "-bytes\"\r\n";
        if (path.startsWith("PUT ")) {
            return ok(tag, new byte[0]);
        }
        if (query.startsWith("uploads")) {
            return ok(
                    tag + XML,
                    utf8("<InitiateMultipartUploadResult><Bucket>storage</Bucket><Key>file</Key>"
                            + "<UploadId>one</UploadId></InitiateMultipartUploadResult>"));
        }
        return ok(
                tag + XML,
                utf8("<CompleteMultipartUploadResult><Bucket>storage</Bucket><Key>file</Key>"
                        + "<ETag>\"whole\"</ETag></CompleteMultipartUploadResult>"));
    }

    private static byte[] ok(String headers, byte[] body) {
        return response("200 OK", headers, body);
    }

    private static byte[] response(String status, String headers, byte[] body) {
        byte[] head = utf8("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n");
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Signs URLs and forms with AWS Signature Version 4, and verifies them. Thread-safe.
 */
final class Signer {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final String REGION = "us-east-1";
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final List<String> REQUIRED = List.of(
            "X-Amz-Algorithm", "X-Amz-Credential", SIGNATURE, "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires");

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration MAX_VALIDITY = Duration.ofDays(7);
    private static final String ONE_MECHANISM =
            "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter"
                    + " or the Authorization header should be specified";

    private final Clock clock;
    private final String accessKey;
    private final String secret;

    Signer(Clock clock, String accessKey, String secret) {
        this.clock = clock;
        this.accessKey = accessKey;
        this.secret = secret;
    }

    /**
     * Signs a URL.
     *
     * @param method the HTTP method
     * @param base the URL of the storage, without a trailing slash
     * @param key the key of the object
     * @param query further query parameters
     * @param validity the validity of the signature
     */
    String url(String method, String base, String key, Map<String, String> query, Duration validity) {
        String now = DATE_TIME.format(clock.instant());
        Map<String, List<String>> all = new LinkedHashMap<>();
        query.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("X-Amz-Algorithm", List.of(ALGORITHM));
        all.put("X-Amz-Credential", List.of(credential(now)));
        all.put("X-Amz-Date", List.of(now));
        all.put("X-Amz-Expires", List.of(Long.toString(validity.toSeconds())));
        all.put("X-Amz-SignedHeaders", List.of("host"));
        String authority = StorageUrl.authorityOf(base);
        String url = base + "/" + UriEncoding.encodePath(key);
        String path = url.substring(url.indexOf(authority) + authority.length());
        String canonical = canonical(method, path, all, "host:" + authority + "\n", "host");
        return url + "?" + sorted(all) + "&" + SIGNATURE + "=" + sign(now, stringToSign(now, canonical));
    }

    /**
     * Verifies the signed URL of a request.
     *
     * @param request the request
     * @param path its decoded path
     * @param query its query
     * @param host the host and port of this storage, as seen by the client
     * @throws S3Exception if the signature is missing, invalid or expired
     */
    void check(Request request, String path, Query query, String host) {
        boolean signed =
                query.get("X-Amz-Algorithm").isPresent() || query.get(SIGNATURE).isPresent();
        String authorization = request.header("Authorization").orElse("");
        if (!authorization.isEmpty()) {
            // The header alone is never valid, because the service does not hand out its secret key.
            throw signed ? twoMechanisms(authorization) : S3Exception.denied("Access Denied");
        }
        if (!signed) {
            throw S3Exception.denied("Access Denied");
        }
        if (!query.values().keySet().containsAll(REQUIRED)) {
            throw badParameters("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                    + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }
        if (!value(query, "X-Amz-Algorithm").equals(ALGORITHM)) {
            throw badParameters("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        }
        String date = value(query, "X-Amz-Date");
        Instant end = time(date).plus(validity(value(query, "X-Amz-Expires")));
        Instant now = clock.instant();
        if (now.isAfter(end)) {
            throw S3Exception.denied(
                    "Request has expired",
                    "X-Amz-Expires",
                    value(query, "X-Amz-Expires"),
                    "Expires",
                    end.toString(),
                    "ServerTime",
                    now.toString());
        }
        checkCredential(value(query, "X-Amz-Credential"), date);
        String names = value(query, "X-Amz-SignedHeaders");
        StringBuilder headers = new StringBuilder();
        for (String name : names.split(";", -1)) {
            String value = name.equals("host") ? host : request.header(name).orElse("");
            headers.append(name).append(':').append(value.strip()).append('\n');
        }
        Map<String, List<String>> unsigned = query.without(List.of(SIGNATURE)).values();
        // A URL that is signed for GET is also valid for HEAD.
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        String canonical = canonical(method, UriEncoding.encodePath(path), unsigned, headers.toString(), names);
        String stringToSign = stringToSign(date, canonical);
        requireSame(value(query, SIGNATURE), sign(date, stringToSign), stringToSign, "CanonicalRequest", canonical);
    }

    /** Rejects a form that is sent with an {@code Authorization} header. */
    static void requireNoHeader(Request request) {
        request.header("Authorization").filter(header -> !header.isEmpty()).ifPresent(header -> {
            throw twoMechanisms(header);
        });
    }

    /**
     * Signs a form.
     *
     * @param fields the fields; those of the signature are added
     * @param policy creates the policy JSON from all fields
     */
    void form(Map<String, String> fields, Function<Map<String, String>, String> policy) {
        String now = DATE_TIME.format(clock.instant());
        fields.put("x-amz-algorithm", ALGORITHM);
        fields.put("x-amz-credential", credential(now));
        fields.put("x-amz-date", now);
        String encoded = Base64.getEncoder().encodeToString(policy.apply(fields).getBytes(StandardCharsets.UTF_8));
        fields.put("policy", encoded);
        fields.put("x-amz-signature", sign(now, encoded));
    }

    /**
     * Verifies the signature of a form, but not its policy.
     *
     * @param fields the values by name in lower case
     * @throws S3Exception if the signature is invalid
     */
    void checkForm(Map<String, String> fields) {
        for (String name : List.of("policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature")) {
            if (!fields.containsKey(name)) {
                if (name.equals("policy")) {
                    throw S3Exception.denied("Access Denied");
                }
                throw S3Exception.invalidArgument(
                        "Bucket POST must contain a field named '" + name
                                + "'.  If it is specified, please check the order of the fields.",
                        name,
                        "");
            }
        }
        String date = field(fields, "x-amz-date");
        time(date);
        checkCredential(field(fields, "x-amz-credential"), date);
        String policy = field(fields, "policy");
        requireSame(field(fields, "x-amz-signature"), sign(date, policy), policy);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static String value(Query query, String name) {
        return query.get(name).orElse("");
    }

    private static S3Exception twoMechanisms(String header) {
        // Amazon S3 repeats the whole header. It is shortened here because it may contain a key.
        return S3Exception.invalidArgument(
                ONE_MECHANISM, "Authorization", header.replaceFirst("(?s)^(\\S+).*", "$1 ..."));
    }

    private static S3Exception badParameters(String message) {
        return new S3Exception(400, "AuthorizationQueryParametersError", message);
    }

    private static Instant time(String date) {
        try {
            return DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            throw badParameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static Duration validity(String seconds) {
        OptionalInt validity = Numbers.parseInt(seconds, 0, (int) MAX_VALIDITY.toSeconds());
        if (validity.isPresent()) {
            return Duration.ofSeconds(validity.getAsInt());
        }
        throw badParameters("X-Amz-Expires must be a number between 0 and " + MAX_VALIDITY.toSeconds());
    }

    private void checkCredential(String credential, String date) {
        if (!credential.startsWith(accessKey + "/")) {
            throw new S3Exception(
                    403,
                    "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records.",
                    "AWSAccessKeyId",
                    credential.replaceFirst("/.*", ""));
        }
        if (!credential.equals(credential(date))) {
            throw badParameters("Error parsing the X-Amz-Credential parameter; the scope must be "
                    + credential(date).substring(accessKey.length() + 1));
        }
    }

    private void requireSame(String actual, String expected, String stringToSign, String... details) {
        if (!MessageDigest.isEqual(
                actual.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
            String[] all = Arrays.copyOf(
                    new String[] {
                        "AWSAccessKeyId", accessKey, "StringToSign", stringToSign, "SignatureProvided", actual,
                    },
                    6 + details.length);
            System.arraycopy(details, 0, all, 6, details.length);
            throw new S3Exception(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.",
                    all);
        }
    }

    private static String canonical(
            String method, String path, Map<String, List<String>> query, String headers, String names) {
        return method + "\n" + path + "\n" + sorted(query) + "\n" + headers + "\n" + names + "\nUNSIGNED-PAYLOAD";
    }

    private static String sorted(Map<String, List<String>> query) {
        List<String> pairs = new ArrayList<>();
        query.forEach((name, values) -> {
            values.forEach(value -> pairs.add(UriEncoding.encode(name) + "=" + UriEncoding.encode(value)));
        });
        Collections.sort(pairs);
        return String.join("&", pairs);
    }

    private static String scope(String dateTime) {
        return dateTime.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
    }

    private String credential(String dateTime) {
        return accessKey + "/" + scope(dateTime);
    }

    private static String stringToSign(String dateTime, String canonical) {
        return ALGORITHM + "\n" + dateTime + "\n" + scope(dateTime) + "\n" + Digests.sha256(canonical);
    }

    private String sign(String dateTime, String text) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(dateTime.substring(0, 8), REGION, "s3", "aws4_request")) {
            key = Digests.hmac(key, step);
        }
        return HexFormat.of().formatHex(Digests.hmac(key, text));
    }
}

package com.syncsketch.it.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.model.ExternalStorage.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs POST policies for browser uploads, which the AWS SDK for Java does not support. */
final class PostPolicySigner {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final URI server;

    PostPolicySigner(URI server) {
        this.server = server;
    }

    Form sign(String key, String mediaType, long size, Map<String, String> metadata, Instant signedAt, Duration life) {
        String time = TIME.format(signedAt);
        String scope = time.substring(0, 8) + "/" + S3Server.REGION.id() + "/s3/aws4_request";
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        if (mediaType != null) {
            fields.put("Content-Type", mediaType);
        }
        fields.putAll(metadata);
        fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
        fields.put("x-amz-credential", S3Server.CREDENTIALS.accessKeyId() + "/" + scope);
        fields.put("x-amz-date", time);
        String policy = Base64.getEncoder().encodeToString(policy(fields, size, signedAt.plus(life)));
        fields.put("policy", policy);
        fields.put("x-amz-signature", signature(scope, policy));
        return new Form(server.resolve("/" + S3Server.BUCKET), fields);
    }

    private static byte[] policy(Map<String, String> fields, long size, Instant end) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("expiration", end.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode conditions = policy.putArray("conditions");
        conditions.addObject().put("bucket", S3Server.BUCKET);
        conditions.addArray().add("content-length-range").add(size).add(size);
        fields.forEach((name, value) -> conditions.addObject().put(name, value));
        return policy.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String scope, String policy) {
        byte[] key = ("AWS4" + S3Server.CREDENTIALS.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/")) {
            key = hmac(key, step);
        }
        return HexFormat.of().formatHex(hmac(key, policy));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DamagedPartException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Sends the parts of one upload to the storage. Each attempt has a signature of its own, asked for just before, since
 * nobody knows how long one lasts. Safe for use by several threads.
 */
final class PartSender {

    private static final Call PUT = new Call("PUT", "{signed part of the storage}");
    private static final Pattern MD5 = Pattern.compile("\"?([0-9A-Fa-f]{32})\"?");

    private final Transport transport;
    private final MultipartSteps steps;
    private final UploadRequest request;
    private final FileSnapshot snapshot;
    private final PartPlan plan;
    private final MultipartSteps.Started started;
    private final MultipartSteps.Opened opened;

    PartSender(
            Transport transport,
            MultipartSteps steps,
            UploadRequest request,
            FileSnapshot snapshot,
            PartPlan plan,
            MultipartSteps.Started started,
            MultipartSteps.Opened opened) {
        this.transport = transport;
        this.steps = steps;
        this.request = request;
        this.snapshot = snapshot;
        this.plan = plan;
        this.started = started;
        this.opened = opened;
    }

    /**
     * Sends a part, and again as the policy allows.
     *
     * @param part its number
     * @return the ETag, letter by letter as the storage gave it
     */
    String send(int part) {
        try {
            return transport
                    .untimedRetries()
                    .run(PUT, Retries.Scope.BY_METHOD, (number, left) -> attempt(number, part));
        } catch (FinalFailure e) {
            throw e.unwrapped();
        }
    }

    private String attempt(int number, int part) {
        URI address;
        try {
            address = steps.sign(opened, part);
        } catch (SyncSketchException e) {
            // It has been repeated already as far as it may be.
            throw new FinalFailure(e);
        }
        MessageDigest digest = Digests.md5();
        FileBody body = new FileBody(snapshot, plan.offset(part), plan.length(part), taken -> {}, digest);
        Answer answer;
        try {
            answer = transport.putElsewhere(
                    number,
                    PUT,
                    address,
                    MultipartSteps.contentType(request),
                    body.publisher(),
                    new Patience(PUT, request, body));
        } catch (SyncSketchException e) {
            throw FormUploads.explained(e, body, snapshot);
        } finally {
            FormUploads.close(body, request.file());
        }
        String etag = etag(answer, address, body);
        if (isMd5(answer.headers(), etag) && !md5Of(etag).equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new DamagedPartException(request.file(), part);
        }
        snapshot.check();
        return etag;
    }

    private String etag(Answer answer, URI address, FileBody body) {
        if (answer.status() / 100 != 2) {
            StorageError error = StorageError.of(answer.body()).without(address);
            throw error.refusal(
                    request.file(),
                    answer.status(),
                    transport.failures().retryAfter(answer.headers()),
                    started.id(),
                    started.uuid());
        }
        if (!body.isAllTaken()) {
            throw new ConnectionException(
                    PUT + ": the storage answered with " + answer.status() + " before it had all bytes", true, null);
        }
        return answer.headers()
                .firstValue("ETag")
                .orElseThrow(() -> new DecodingException(
                        PUT + " was answered with " + answer.status() + " and no ETag", answer.status(), ""));
    }

    /** Objects that are encrypted with keys of a key service or of the customer have tags that only look like it. */
    private static boolean isMd5(HttpHeaders headers, String etag) {
        String encryption = headers.firstValue("x-amz-server-side-encryption").orElse("AES256");
        return MD5.matcher(etag).matches()
                && encryption.equals("AES256")
                && headers.firstValue("x-amz-server-side-encryption-customer-algorithm")
                        .isEmpty();
    }

    private static String md5Of(String etag) {
        return etag.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}

package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.MediaTypes;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.SignedForm;
import com.syncsketch.sdk.model.SignedFormItemData;
import com.syncsketch.sdk.model.SignedFormRequest;
import com.syncsketch.sdk.model.UploadedItem;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Uploads by a form that the service signs and the object storage takes. Safe for use by several threads.
 *
 * <p>Evidence: the official Python client asks for the form and then sends all of its fields, in their order, and the
 * file last. It names no item unless told to, and sends files of more than 5 MB another way, which drops the uuid; these
 * two are faults that are not repeated here.
 */
final class SignedUploads {

    /** Amazon's limit for one POST: 5 GiB. */
    static final long LARGEST_FILE = 5L * 1024 * 1024 * 1024;

    private static final Call SIGN = new Call("POST", "/uploads/get-s3-signed-url/");
    private static final Call POST = new Call("POST", "{signed form of the storage}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern SECRET = Pattern.compile("policy|signature|credential|token|accesskey");

    private final Transport transport;
    private final UploadsStepsApi api;

    SignedUploads(Transport transport, UploadsStepsApi api) {
        this.transport = transport;
        this.api = api;
    }

    UploadedItem upload(UploadRequest request) {
        refuseWhatTheFormCannotCarry(request);
        PartPlan.refuseSettings(request, "A signed upload");
        FileSnapshot snapshot = FileSnapshot.of(request.file());
        if (snapshot.size() > LARGEST_FILE) {
            throw new FileTooLargeException(request.file(), snapshot.size(), LARGEST_FILE);
        }
        String fileName = FormUploads.fileName(request.file());
        Signed signed = sign(request, snapshot.size(), fileName);
        ProgressReporter progress = new ProgressReporter(request.progress(), snapshot.size());
        FileBody file = new FileBody(snapshot, progress::taken);
        try {
            send(request, signed, fileName, file);
        } catch (StorageException e) {
            throw e;
        } catch (SyncSketchException e) {
            SyncSketchException cause = FormUploads.explained(e, file, snapshot);
            UnfinishedUploadException unfinished =
                    new UnfinishedUploadException(request.file(), signed.itemId(), signed.itemUuid(), cause);
            unfinished.noteAttempts(cause.attempts(), null);
            throw unfinished;
        } finally {
            FormUploads.close(file, request.file());
        }
        if (!snapshot.isStillTrue()) {
            throw new FileChangedException(request.file(), signed.itemId(), null);
        }
        progress.complete();
        return UploadedItem.builder()
                .id(signed.itemId())
                .uuid(signed.itemUuid())
                .build();
    }

    private static void refuseWhatTheFormCannotCarry(UploadRequest request) {
        String setting = !request.artist().isEmpty()
                ? "artist"
                : request.description() != null
                        ? "description"
                        : request.itemParentId() != null ? "itemParentId" : request.type() != null ? "type" : null;
        if (setting != null) {
            throw new IllegalArgumentException(
                    "A signed form cannot carry " + setting + "; upload to the server instead");
        }
    }

    private Signed sign(UploadRequest request, long size, String fileName) {
        String contentType = request.contentType();
        TypedResponse<SignedForm> answer = api.signFormWithResponse(SignedFormRequest.builder()
                .reviewId(request.reviewId())
                .itemName(request.name().isEmpty() ? fileName : request.name())
                .itemData(SignedFormItemData.builder()
                        .uuid(request.itemUuid())
                        .contentType(contentType.equals(MediaTypes.UNKNOWN) ? null : contentType)
                        .contentLength(size)
                        .noConvertFlag(request.noConvert())
                        .build())
                .build());
        int status = answer.status();
        SignedForm form = answer.body();
        Map<String, String> fields;
        URI address;
        try {
            fields = form.getFields();
            address = address(form.getUrl());
        } catch (NoSuchElementException e) {
            throw unusable(status, "it has no address or no fields");
        }
        if (address == null) {
            throw unusable(status, "its address cannot be used");
        }
        if (fields.containsValue(null)) {
            throw unusable(status, "one of its fields is null");
        }
        String id = fields.getOrDefault("x-amz-meta-item-id", "");
        if (!ID.matcher(id).matches()) {
            throw unusable(status, "it names no item");
        }
        return new Signed(address, fields, Long.parseLong(id), fields.get("x-amz-meta-item-uuid"));
    }

    private void send(UploadRequest request, Signed signed, String fileName, FileBody file) {
        MultipartForm form = new MultipartForm();
        signed.fields().forEach(form::text);
        BodyPublisher body = form.withFile("file", fileName, request.contentType(), file.publisher());
        Answer answer = transport.sendElsewhere(
                POST, signed.address(), form.contentType(), body, new Patience(POST, request, file));
        if (answer.status() / 100 == 2) {
            return;
        }
        StorageError error = StorageError.of(answer.body());
        throw new StorageError(
                        signed.redact(error.code()), signed.redact(error.message()), signed.redact(error.requestId()))
                .refusal(
                        request.file(),
                        answer.status(),
                        transport.failures().retryAfter(answer.headers()),
                        signed.itemId(),
                        signed.itemUuid());
    }

    /** Gives the address if it is one of the web, and not less protected than the service itself. */
    @Nullable
    private URI address(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        boolean web = plain ? transport.origin().isPlain() : "https".equalsIgnoreCase(address.getScheme());
        return web && address.getHost() != null && address.getRawUserInfo() == null ? address : null;
    }

    /** The answer itself is not shown, as it holds the signature. */
    private static DecodingException unusable(int status, String reason) {
        return new DecodingException(
                SIGN + " was answered with " + status + " and a form that is of no use: " + reason, status, "");
    }

    private record Signed(
            URI address,
            Map<String, String> fields,
            long itemId,
            @Nullable String itemUuid) {

        @Nullable
        String redact(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String clean = text;
            for (Map.Entry<String, String> field : fields.entrySet()) {
                boolean secret =
                        SECRET.matcher(field.getKey().toLowerCase(Locale.ROOT)).find();
                if (secret && !field.getValue().isBlank()) {
                    clean = clean.replace(field.getValue(), "***");
                }
            }
            return Objects.requireNonNull(clean);
        }
    }
}

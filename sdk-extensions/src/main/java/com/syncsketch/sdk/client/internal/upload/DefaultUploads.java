package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.batch.BatchUpload;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeState;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateFile;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.UploadedItem;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploads in parts, through the service, and by signed form. Thread-safe. */
public final class DefaultUploads implements Uploads {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private final FormUploads form;
    private final SignedFormUploads signed;
    private final Transport transport;
    private final MultipartUploadClient client;

    /**
     * Creates the uploads of a client.
     *
     * @param transport sends the requests
     * @param form the uploads through the service
     * @param api starts, signs and completes uploads
     * @param items reads the new items
     */
    public DefaultUploads(Transport transport, FormUploads form, UploadsStepsWithResponseApi api, ItemsApi items) {
        this.form = form;
        this.signed = new SignedFormUploads(transport, api);
        this.transport = transport;
        this.client = new MultipartUploadClient(transport, api, items);
    }

    @Override
    public Item upload(UploadRequest request) {
        return upload(request, item -> {});
    }

    private Item upload(UploadRequest request, Consumer<Item> onComplete) {
        try {
            return multipart(request, () -> false).run(onComplete);
        } catch (UploadPausedException e) {
            throw new IllegalStateException("The upload has no handle that could pause it", e);
        }
    }

    @Override
    public UploadHandle startUpload(UploadRequest request) {
        return new DefaultUploadHandle(transport.closing(), stopRequested -> multipart(request, stopRequested)).start();
    }

    private MultipartUpload multipart(UploadRequest request, BooleanSupplier stopRequested) {
        SupportedSettings.checkMultipart(request);
        return new MultipartUpload(transport, client, request, stopRequested);
    }

    @Override
    public boolean discard(Path path) {
        return discard(null, path, true);
    }

    @Override
    public boolean discard(UploadRequest request) {
        Path path = request.getResumeFile();
        if (path == null) {
            throw new IllegalArgumentException("The request has no resume file");
        }
        return discard(request.getFile(), path, request.isLockResumeFile());
    }

    private boolean discard(@Nullable Path mediaFile, Path path, boolean locked) {
        try (ResumeStateFile file = ResumeStateFile.open(mediaFile, path, locked)) {
            ResumeState saved = file.read();
            if (saved == null) {
                file.delete();
                return false;
            }
            UploadState state = saved.state();
            String otherService = saved.target().otherService(transport.origin().toString());
            if (otherService != null) {
                throw new ResumeRefusedException(
                        mediaFile,
                        path,
                        ResumeRefusedException.Reason.OTHER_UPLOAD,
                        otherService,
                        state.itemId(),
                        null);
            }
            UploadSession session = state.session();
            if (session != null && state.stage() == UploadState.Stage.COMPLETING) {
                LOG.warn(
                        "The discarded upload for item {} may have completed, so multipart upload {} of object {} was not"
                                + " aborted",
                        state.itemId(),
                        Characters.printable(session.uploadId()),
                        Characters.printable(session.key()));
            } else if (session != null && state.stage() == UploadState.Stage.OPEN) {
                client.abort(session);
            }
            file.delete();
            return true;
        }
    }

    @Override
    public UploadAllResult uploadAll(UploadAllRequest request) {
        return new BatchUpload(request, transport.origin(), this::upload).run();
    }

    @Override
    public UploadedItem uploadToServer(UploadRequest request) {
        return form.uploadToServer(request);
    }

    @Override
    public UploadedItem uploadFromUrl(UrlUploadRequest request) {
        return form.uploadFromUrl(request);
    }

    @Override
    public UploadedItem uploadSigned(UploadRequest request) {
        return signed.upload(request);
    }
}

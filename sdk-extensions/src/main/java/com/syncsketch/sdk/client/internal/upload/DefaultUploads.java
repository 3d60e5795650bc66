package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.batch.BatchUpload;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeState;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateFile;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.resource.Items;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ItemGetQuery;
import com.syncsketch.sdk.model.ProcessingStatus;
import com.syncsketch.sdk.model.UploadedItem;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;
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
    private final Items items;

    /**
     * Creates the uploads of a client.
     *
     * @param transport sends the requests
     * @param form the uploads through the service
     * @param api starts, signs and completes uploads
     * @param items reads items
     */
    public DefaultUploads(Transport transport, FormUploads form, UploadsStepsWithResponseApi api, Items items) {
        this.form = form;
        this.signed = new SignedFormUploads(transport, api);
        this.transport = transport;
        this.items = items;
        this.client = new MultipartUploadClient(transport, api, items);
    }

    @Override
    public Item upload(UploadRequest request) {
        return upload(request, item -> {}).item();
    }

    private BatchUpload.Uploaded upload(UploadRequest request, Consumer<Item> onComplete) {
        SupportedSettings.checkUpload(request);
        return SpooledSource.with(request, spooled -> uploadFile(spooled, onComplete));
    }

    /** Uploads a file anew if its earlier upload cannot be resumed and provably never arrived. */
    private BatchUpload.Uploaded uploadOrRestart(UploadRequest request, Consumer<Item> onComplete) {
        try {
            return upload(request, onComplete);
        } catch (ResumeRefusedException e) {
            boolean hopeless = switch (e.getReason()) {
                case FILE_CHANGED, UPLOAD_GONE -> true;
                case OTHER_UPLOAD, RESUME_FILE_UNREADABLE, RESUME_FILE_IN_USE -> false;
            };
            if (!hopeless || !abandon(request)) {
                throw e;
            }
            return upload(request, onComplete);
        }
    }

    /**
     * Deletes the item of an unfinished upload, its parts and then its resume file, in this order, so that nothing is lost if a step
     * fails.
     *
     * @return false, without a change, if the item may have its media file
     */
    private boolean abandon(UploadRequest request) {
        Path mediaFile = request.getFile();
        Path path = Objects.requireNonNull(request.getResumeFile(), "resumeFile");
        try (ResumeStateFile file = ResumeStateFile.open(mediaFile, path, request.isLockResumeFile())) {
            ResumeState saved = file.read();
            if (saved == null
                    || saved.state().stage() != UploadState.Stage.OPEN
                    || !deleteItemWithoutMedia(saved.state().itemId())) {
                return false;
            }
            UploadSession session = saved.state().session();
            if (session != null) {
                client.abort(session);
            }
            file.delete();
            LOG.info(
                    "The upload of {} could not be resumed; item {} was deleted, and the file is uploaded again",
                    Characters.printable(mediaFile),
                    saved.state().itemId());
            return true;
        }
    }

    private boolean deleteItemWithoutMedia(@Nullable Long itemId) {
        if (itemId == null) {
            return true;
        }
        try {
            if (ProcessingStatus.DONE.equals(OptionalField.orNull(items.get(itemId)::getProcessingStatus))) {
                return false;
            }
            items.delete(itemId);
        } catch (NotFoundException e) {
            // Somebody else deleted it.
        }
        return true;
    }

    private BatchUpload.Uploaded uploadFile(UploadRequest request, Consumer<Item> onComplete) {
        if (request.getNewVersionOf() != null) {
            return new BatchUpload.Uploaded(uploadVersion(request, onComplete), false);
        }
        MultipartUpload upload = multipart(request, () -> false);
        try {
            Item item = upload.run(onComplete);
            return new BatchUpload.Uploaded(item, upload.isResumed());
        } catch (UploadPausedException e) {
            throw new IllegalStateException("The upload has no handle that could pause it", e);
        }
    }

    /** Uploads a new version, which only the form of the service supports, and reads the item like an upload in parts. */
    private Item uploadVersion(UploadRequest request, Consumer<Item> onComplete) {
        UploadedItem uploaded;
        try {
            uploaded = form.uploadToServer(request);
        } catch (MetadataUpdateException e) {
            // Recorded as uploaded, because the file must not be sent again.
            onComplete.accept(Item.builder().id(e.getItemId()).build());
            throw e;
        }
        Item item;
        try {
            item = items.get(uploaded.getId());
        } catch (SyncSketchException e) {
            onComplete.accept(Item.builder().id(uploaded.getId()).build());
            throw new ItemFetchException(
                    request.getFile(), uploaded.getId(), OptionalField.orNull(uploaded::getUuid), e);
        }
        onComplete.accept(item);
        return item;
    }

    @Override
    public UploadHandle startUpload(UploadRequest request) {
        SupportedSettings.checkMultipart(request);
        SpooledSource spooled = SpooledSource.of(request);
        try {
            return new DefaultUploadHandle(
                            transport.closing(),
                            stopRequested -> multipart(spooled.request(), stopRequested),
                            spooled::close)
                    .start();
        } catch (RuntimeException | Error e) {
            spooled.close();
            throw e;
        }
    }

    private MultipartUpload multipart(UploadRequest request, BooleanSupplier stopRequested) {
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
        return discard(request.getSource().getFile(), path, request.isLockResumeFile());
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
    public UploadAllResult tryUploadAll(UploadAllRequest request) {
        return batch(request).run();
    }

    @Override
    public UploadAllPlan planUploadAll(UploadAllRequest request) {
        return batch(request).plan();
    }

    private BatchUpload batch(UploadAllRequest request) {
        return new BatchUpload(
                request,
                transport.origin(),
                transport.timing().clock(),
                () -> items.ofReview(request.getReviewId()),
                itemId -> items.get(
                                itemId,
                                ItemGetQuery.builder()
                                        .reviewId(request.getReviewId())
                                        .build())
                        .getRevisionId(),
                request.isRestartIfNotResumable() ? this::uploadOrRestart : this::upload);
    }

    @Override
    public void limitBandwidth(long bytesPerSecond) {
        if (bytesPerSecond != 0 && bytesPerSecond < 1024) {
            throw new IllegalArgumentException("bytesPerSecond must be 0 or at least 1024, but is " + bytesPerSecond);
        }
        transport.limitUploads(bytesPerSecond);
    }

    @Override
    public UploadedItem uploadToServer(UploadRequest request) {
        SupportedSettings.checkForm(request);
        return SpooledSource.with(request, form::uploadToServer);
    }

    @Override
    public UploadedItem uploadFromUrl(UrlUploadRequest request) {
        return form.uploadFromUrl(request);
    }

    @Override
    public UploadedItem uploadSigned(UploadRequest request) {
        SupportedSettings.checkSignedForm(request);
        return SpooledSource.with(request, signed::upload);
    }
}

package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ChecksumUnavailableException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the MD5 of the parts of an upload with the ETags of the storage. An ETag with the form of an MD5 need not be one:
 * with server-side keys it is not, and not every storage says so. Whether the first difference is due to that or to damage
 * in transit is decided by a part of one byte: if its ETag is an MD5, it is one of few values, whatever happened to the byte
 * on the way. Thread-safe.
 */
final class PartChecksums {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");
    private static final Pattern FORM = Pattern.compile("\"?([0-9A-Fa-f]{32})\"?");
    private static final AtomicBoolean MISSING_LOGGED = new AtomicBoolean();

    /** A proxy may also have added or removed a byte. */
    private static final int MAX_PROBE_LENGTH = 2;

    private enum ETags {
        UNKNOWN,
        MD5,
        OPAQUE
    }

    /** The outcome of a comparison. */
    enum Outcome {
        /** The checksums are equal. */
        VERIFIED,
        /** The ETag is not a checksum. */
        UNVERIFIED,
        /** The ETag is not a checksum, and the part must be sent again, because the probe has replaced it. */
        REPLACED
    }

    private final Path file;
    private final boolean required;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong verifiedBytes = new AtomicLong();
    private final boolean recorded;
    private volatile boolean enabled;
    private volatile ETags etags = ETags.UNKNOWN;

    private PartChecksums(Path file, boolean required, boolean enabled, boolean recorded) {
        this.file = file;
        this.required = required;
        this.enabled = enabled;
        this.recorded = recorded;
    }

    /**
     * Creates the checksums of an upload.
     *
     * @throws ChecksumUnavailableException if they are required, but the platform has no MD5
     */
    static PartChecksums of(UploadRequest request) {
        Boolean wanted = request.isVerifyChecksums();
        boolean required = Boolean.TRUE.equals(wanted);
        boolean available = Digests.isMd5Available();
        if (!available && required) {
            throw new ChecksumUnavailableException(request.getFile(), "this Java platform has no MD5");
        }
        if (!available && wanted == null && MISSING_LOGGED.compareAndSet(false, true)) {
            LOG.warn("This Java platform has no MD5, so uploads are not verified by checksums");
        }
        boolean enabled = available && !Boolean.FALSE.equals(wanted);
        boolean recorded = enabled && request.getChangeDetection() == ChangeDetection.CONTENT;
        return new PartChecksums(request.getFile(), required, enabled, recorded);
    }

    /** Returns the number of bytes in parts whose checksum was equal. */
    long verifiedBytes() {
        return verifiedBytes.get();
    }

    /** Records a part whose checksum was equal. */
    void addVerified(long bytes) {
        verifiedBytes.addAndGet(bytes);
    }

    /** Returns a digest for a part, or null if its checksum cannot be compared with its ETag. */
    @Nullable
    MessageDigest newDigest() {
        return enabled ? Digests.md5() : null;
    }

    /** Returns a digest for a part whose checksum is only compared with the file later, or null if it is not. */
    @Nullable
    MessageDigest newRecordedDigest() {
        return recorded ? Digests.md5() : null;
    }

    /**
     * Compares the checksum of a part with its ETag.
     *
     * @param sent the MD5 of the bytes that were sent, in hexadecimal digits
     * @param probe sends one byte as the same part, and returns the response
     * @throws ChecksumMismatchException if the part was damaged in transit
     * @throws ChecksumUnavailableException if checksums are required, but the ETag is none
     */
    Outcome compare(int part, HttpResponse response, String sent, Supplier<HttpResponse> probe) {
        String md5 = md5(response.headers());
        if (md5 == null) {
            checkNotRequired();
            return Outcome.UNVERIFIED;
        }
        if (md5.equals(sent)) {
            etags = ETags.MD5;
            return Outcome.VERIFIED;
        }
        ChecksumMismatchException mismatch = new ChecksumMismatchException(file, part);
        boolean replaced = etags == ETags.UNKNOWN && explore(probe, mismatch);
        if (etags != ETags.OPAQUE) {
            throw mismatch;
        }
        checkNotRequired();
        return replaced ? Outcome.REPLACED : Outcome.UNVERIFIED;
    }

    private void checkNotRequired() {
        if (required) {
            throw new ChecksumUnavailableException(file, "the ETags of the storage are not MD5 checksums");
        }
    }

    /**
     * Finds out whether the ETags of the storage are MD5s. Other parts wait meanwhile.
     *
     * @param mismatch receives the failure of the probe, if it fails
     * @return true if the probe was sent
     */
    private boolean explore(Supplier<HttpResponse> probe, ChecksumMismatchException mismatch) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestInterruptedException("The thread was interrupted while a checksum was compared");
        }
        try {
            if (etags != ETags.UNKNOWN) {
                return false;
            }
            String md5 = md5(probe.get().headers());
            etags = md5 != null && isOfProbe(md5) ? ETags.MD5 : ETags.OPAQUE;
            if (etags == ETags.OPAQUE) {
                enabled = false;
                LOG.warn(
                        "The ETags of the storage look like MD5 checksums, but are not, so the upload of {} is not"
                                + " verified by checksums",
                        Characters.printable(file));
            }
            return true;
        } catch (NonRetryableException e) {
            mismatch.addSuppressed(e.unwrapped());
            return true;
        } catch (SyncSketchException e) {
            mismatch.addSuppressed(e);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns true for the MD5 of any content that a proxy may have made of the probe. */
    private static boolean isOfProbe(String md5) {
        MessageDigest digest = Digests.md5();
        for (int length = 0; length <= MAX_PROBE_LENGTH; length++) {
            for (int content = 0; content < 1 << (8 * length); content++) {
                for (int i = 0; i < length; i++) {
                    digest.update((byte) (content >> (8 * i)));
                }
                if (md5.equals(Digests.hex(digest))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the MD5 in an ETag, or null if it has another form, or the storage says that it is none. */
    @Nullable
    private static String md5(ResponseHeaders headers) {
        String etag = headers.first("ETag");
        String encryption = headers.first("x-amz-server-side-encryption");
        boolean opaque = (encryption != null && !encryption.equals("AES256"))
                || headers.first("x-amz-server-side-encryption-customer-algorithm") != null;
        return etag == null || opaque || !FORM.matcher(etag).matches() ? null : UploadState.md5OfEtag(etag);
    }
}

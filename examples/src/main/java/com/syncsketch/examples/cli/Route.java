package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import java.util.Locale;

/** A way by which a file reaches a review. */
enum Route {
    /** In parts, straight to the storage. */
    PARTS {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return uploads.upload(request).getId();
        }
    },

    /** As one form, through the service. */
    SERVER {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return id(uploads.uploadToServer(request));
        }
    },

    /** As one form, straight to the storage. */
    SIGNED {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return id(uploads.uploadSigned(request));
        }
    };

    /** Uploads a file, and returns the id of the new item. */
    abstract long upload(Uploads uploads, UploadRequest request);

    private static long id(UploadedItem item) {
        return item.getId();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

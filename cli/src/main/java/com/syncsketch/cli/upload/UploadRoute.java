package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import java.util.Locale;

/** The upload routes of the client. */
enum UploadRoute {
    /** In parts, directly to storage. */
    PARTS {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return uploads.upload(request).getId();
        }
    },

    /** As a form, through the service. */
    SERVER {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return id(uploads.uploadToServer(request));
        }
    },

    /** As a signed form, directly to storage. */
    SIGNED {
        @Override
        long upload(Uploads uploads, UploadRequest request) {
            return id(uploads.uploadSigned(request));
        }
    };

    /** Uploads a file and returns the id of the new item. */
    abstract long upload(Uploads uploads, UploadRequest request);

    private static long id(UploadedItem item) {
        return item.getId();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

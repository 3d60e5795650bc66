package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.ProgressListener;

/** Displays the progress of one upload until it is closed. */
interface UploadDisplay extends ProgressListener, AutoCloseable {

    /** Ends the display, whether or not the upload has succeeded. */
    @Override
    void close();
}

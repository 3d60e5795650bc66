package com.syncsketch.cli.upload;

import com.syncsketch.cli.output.View;

/**
 * An uploaded file.
 *
 * @param id the id of the item
 * @param file the path of the file, as the user named it
 * @param review the id of the review
 */
public record UploadedFile(long id, String file, long review) {

    /** The documented fields. */
    public static final View<UploadedFile> VIEW = View.<UploadedFile>of()
            .column("id", UploadedFile::id)
            .column("file", UploadedFile::file)
            .field("review", UploadedFile::review);
}

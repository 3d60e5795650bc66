package com.syncsketch.cli.upload;

import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import jakarta.annotation.Nullable;
import java.util.Locale;

/**
 * What happened with a file.
 *
 * @param id the id of the item, or null if there is none
 * @param file the path of the file, as the user named it
 * @param review the id of the review
 * @param state what happened
 * @param error the reason if the file was not uploaded, or null
 */
public record UploadedFile(
        @Nullable Long id,
        String file,
        long review,
        String state,
        @Nullable String error) {

    /** The documented fields. */
    public static final View<UploadedFile> VIEW = View.<UploadedFile>of()
            .column("id", UploadedFile::id)
            .column("file", UploadedFile::file)
            .field("review", UploadedFile::review)
            .field("state", UploadedFile::state)
            .field("error", UploadedFile::error);

    static UploadedFile of(Outcome outcome, long review) {
        RuntimeException failure = outcome.getFailure();
        return new UploadedFile(
                outcome.getItemId(),
                outcome.getFile().toString(),
                review,
                outcome.getState().name().toLowerCase(Locale.ROOT),
                failure == null ? null : ErrorMessages.line(outcome.getFile(), failure));
    }
}

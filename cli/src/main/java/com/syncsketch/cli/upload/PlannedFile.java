package com.syncsketch.cli.upload;

import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import jakarta.annotation.Nullable;
import java.util.Locale;

/**
 * What would happen with a file.
 *
 * @param action upload, resume, or the state of a file that would not be sent
 * @param size the size in bytes
 * @param file the path of the file
 * @param name the name of the item
 */
public record PlannedFile(
        String action, long size, String file, @Nullable String name) {

    /** The documented fields. */
    public static final View<PlannedFile> VIEW = View.<PlannedFile>of()
            .column("action", PlannedFile::action)
            .column("size", PlannedFile::size)
            .column("file", PlannedFile::file)
            .field("name", PlannedFile::name);

    static PlannedFile of(UploadAllPlan.Entry entry) {
        Outcome outcome = entry.getOutcome();
        String action = outcome != null
                ? outcome.getState().name().toLowerCase(Locale.ROOT)
                : entry.isResume() ? "resume" : "upload";
        return new PlannedFile(action, entry.getSize(), entry.getFile().toString(), entry.getName());
    }
}

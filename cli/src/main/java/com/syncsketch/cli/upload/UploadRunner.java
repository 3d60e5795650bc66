package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.ShutdownHandler;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uploads the files of a command as forms, one after another. */
final class UploadRunner {

    private final CommandContext context;
    private final Output output;
    private final UploadCommand command;
    private final long review;
    private final Uploads uploads;

    /** The files that have not been uploaded, in order. Also read by the shutdown thread; guarded by this. */
    private final List<Path> remaining;

    private final List<Integer> failures = new ArrayList<>();

    UploadRunner(CommandContext context, UploadCommand command, long review) {
        this.context = context;
        this.output = context.output();
        this.command = command;
        this.review = review;
        this.uploads = context.client().uploads();
        this.remaining = new ArrayList<>(command.files());
    }

    int call() {
        try (ShutdownHandler shutdown = new ShutdownHandler(this::printResumeCommandOnExit);
                Output.Rows<UploadedFile> rows = output.rows(UploadedFile.VIEW)) {
            for (Path file : command.files()) {
                if (shutdown.isRequested() || !upload(file, rows, shutdown)) {
                    break;
                }
            }
            summarize();
            return remaining.isEmpty() ? ExitCodes.OK : ExitCodes.combined(failures);
        }
    }

    /** Uploads a file and returns whether to continue with the next one. */
    private boolean upload(Path file, Output.Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        try (UploadDisplay display = command.progress(output).display(output.terminal(), file, false)) {
            UploadRequestBuilder request = UploadRequest.builder(review, file).progressListener(display);
            command.apply(request, file);
            uploaded(file, command.route().upload(uploads, request.build()), rows);
        } catch (SyncSketchException e) {
            failures.add(ExitCodes.of(e));
            // A failure caused by Ctrl-C is not reported, unless it leaves an item.
            if (!shutdown.isRequested() || e instanceof UnfinishedUploadException) {
                context.report(ErrorMessages.line(file, e), e);
            }
            return !ExitCodes.isCredentialsError(e);
        }
        return true;
    }

    private synchronized void uploaded(Path file, long itemId, Output.Rows<UploadedFile> rows) {
        remaining.remove(file);
        rows.add(new UploadedFile(itemId, file.toString(), review, "uploaded", null));
    }

    private synchronized void summarize() {
        int all = command.files().size();
        if (all > 1) {
            output.message((all - remaining.size()) + " of " + all + " files uploaded");
            remaining.forEach(file -> output.message("  not uploaded: " + file));
        }
    }

    private synchronized void printResumeCommandOnExit() {
        if (!remaining.isEmpty()) {
            output.error("Interrupted. To upload the remaining files:");
            output.error("  " + command.resumeCommand(remaining));
        }
    }
}

package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.ShutdownHandler;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.resource.Uploads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uploads the files of a command, one after another. */
final class UploadRunner {

    private final CommandContext context;
    private final Output output;
    private final UploadCommand command;
    private final long review;
    private final Uploads uploads;

    /** The files that have not been uploaded, in order. Also read by the shutdown thread; guarded by this. */
    private final List<Path> remaining;

    private final List<Integer> failures = new ArrayList<>();
    private boolean resumable;

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
            if (resumable && !shutdown.isRequested()) {
                printResumeCommand("To resume:");
            }
            return remaining.isEmpty() ? ExitCodes.OK : ExitCodes.combined(failures);
        }
    }

    /** Uploads a file and returns whether to continue with the next one. */
    private boolean upload(Path file, Output.Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        try {
            uploaded(file, send(file), rows);
        } catch (ItemFetchException e) {
            uploadedWithoutItem(file, e, rows);
        } catch (SyncSketchException e) {
            failures.add(ExitCodes.of(e));
            boolean leavesResumeFile =
                    e instanceof UnfinishedUploadException unfinished && unfinished.getResumeFile() != null;
            resumable |= leavesResumeFile;
            // A failure caused by Ctrl-C is not reported, unless it leaves an item that cannot be resumed.
            if (!shutdown.isRequested() || (e instanceof UnfinishedUploadException && !leavesResumeFile)) {
                context.report(ErrorMessages.line(file, e), e);
            }
            return !ExitCodes.isCredentialsError(e);
        }
        return true;
    }

    private long send(Path file) {
        Path resumeFile = command.resumeFile(file, review);
        if (command.isRestart() && resumeFile != null) {
            uploads.discard(resumeFile);
        }
        boolean resumes = resumeFile != null && Files.exists(resumeFile);
        try (UploadDisplay display = command.progress(output).display(output.terminal(), file, resumes)) {
            return command.route()
                    .upload(
                            uploads,
                            command.request(file, review)
                                    .progressListener(display)
                                    .build());
        }
    }

    /**
     * Handles an upload whose item could not be fetched afterwards. The upload is complete, so the resume file is obsolete.
     */
    private void uploadedWithoutItem(Path file, ItemFetchException e, Output.Rows<UploadedFile> rows) {
        uploaded(file, e.getItemId(), rows);
        output.warning(ErrorMessages.line(file, e));
        Path resumeFile = command.resumeFile(file, review);
        if (resumeFile != null) {
            try {
                uploads.discard(resumeFile);
            } catch (SyncSketchException failure) {
                output.warning(ErrorMessages.line(file, failure));
            }
        }
    }

    private synchronized void uploaded(Path file, long itemId, Output.Rows<UploadedFile> rows) {
        remaining.remove(file);
        rows.add(new UploadedFile(itemId, file.toString(), review));
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
            printResumeCommand(
                    command.resumeFile(remaining.get(0), review) == null
                            ? "Interrupted. To upload the remaining files:"
                            : "Interrupted. Uploaded parts are not sent again. To resume:");
        }
    }

    private synchronized void printResumeCommand(String heading) {
        output.error(heading);
        output.error("  " + command.resumeCommand(remaining));
    }
}

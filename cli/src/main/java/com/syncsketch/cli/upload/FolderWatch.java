package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.ShutdownHandler;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Format;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.Output.Rows;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Uploads the files of a folder in rounds, until the program ends. */
final class FolderWatch {

    private final CommandContext context;
    private final Output output;
    private final WatchCommand command;
    private final long review;
    private final StableFiles files;

    /** The last message about each file, so that a failure is reported once. */
    private final Map<Path, String> reported = new HashMap<>();

    private final Map<Path, Integer> failures = new HashMap<>();

    @Nullable
    private String trouble;

    @Nullable
    private Integer end;

    FolderWatch(CommandContext context, WatchCommand command, long review) {
        this.context = context;
        this.output = context.output();
        this.command = command;
        this.review = review;
        this.files = new StableFiles(command.stable(), command.interval(), System::nanoTime);
    }

    int run() {
        output.message("Watching " + command.folder() + (command.isOnce() ? "" : " until you press Ctrl-C"));
        try (ShutdownHandler shutdown = new ShutdownHandler(() -> {});
                Rows<UploadedFile> rows = output.rows(UploadedFile.VIEW)) {
            // The first round only observes the files.
            round(rows, shutdown);
            while (end == null && !shutdown.isRequested()) {
                Thread.sleep((command.isOnce() ? command.stable() : command.interval()).toMillis());
                round(rows, shutdown);
                if (command.isOnce()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exitCode();
    }

    private int exitCode() {
        if (end != null) {
            return end;
        }
        return failures.isEmpty() && files.isWaiting() ? ExitCodes.TEMPORARY : ExitCodes.combined(failures.values());
    }

    private void round(Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        try {
            Versions versions =
                    command.metadata().isVersionByName() ? Versions.byName(context.client(), review) : Versions.NONE;
            context.client().uploads().tryUploadAll(request(versions, rows, shutdown));
            trouble = null;
        } catch (UnusableFileException e) {
            // A share that is not mounted for a moment.
            report(e);
        } catch (SyncSketchException e) {
            report(e);
            if (ExitCodes.isCredentialsError(e)) {
                end = ExitCodes.CREDENTIALS;
            }
        }
        if (trouble != null && command.isOnce() && end == null) {
            end = ExitCodes.TEMPORARY;
        }
    }

    /** Reports a problem of a whole round once. */
    private void report(SyncSketchException e) {
        String line = ErrorMessages.line(e);
        if (!line.equals(trouble)) {
            context.report(line, e);
            trouble = line;
        }
    }

    private UploadAllRequest request(Versions versions, Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        UploadAllRequestBuilder request = UploadAllRequest.ofFolder(review, command.folder());
        command.selection().apply(request);
        return request.filter(files::isReady)
                .resumeFolder(command.state())
                .restartIfNotResumable(true)
                .parallelFiles(command.parallelFiles())
                .settings((file, settings) -> {
                    command.metadata().apply(settings);
                    Long item = versions.itemFor(String.valueOf(file.getFileName()));
                    if (item != null) {
                        settings.newVersionOf(item);
                    }
                })
                .listener(new UploadAllListener() {
                    @Override
                    public void onOutcome(Outcome outcome) {
                        handle(outcome, rows, shutdown);
                    }
                })
                .build();
    }

    private void handle(Outcome outcome, Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        Path file = outcome.getFile();
        RuntimeException failure = outcome.getFailure();
        if (failure == null) {
            files.done(file);
            failures.remove(file);
            reported.remove(file);
            if (outcome.getState() != State.ALREADY_UPLOADED) {
                print(UploadedFile.of(outcome, review), rows);
            }
            return;
        }
        if (outcome.getState() == State.NOT_STARTED || outcome.getState() == State.STILL_CHANGING) {
            return;
        }
        files.failed(file);
        failures.put(file, ExitCodes.of(failure));
        if (ExitCodes.isCredentialsError(failure)) {
            end = ExitCodes.CREDENTIALS;
        }
        String line = ErrorMessages.line(file, failure);
        if (!shutdown.isRequested() && !line.equals(reported.put(file, line))) {
            context.report(line, failure);
        }
    }

    /** A table is printed at the end, which never comes: prints a line instead. */
    private void print(UploadedFile row, Rows<UploadedFile> rows) {
        if (output.format() == Format.TABLE) {
            output.line(row.id() + "  " + row.file());
        } else {
            rows.add(row);
        }
    }
}

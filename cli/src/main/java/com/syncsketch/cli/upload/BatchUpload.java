package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.ShutdownHandler;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.Output.Rows;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uploads the files and folders of a command in parts, several files in parallel. */
final class BatchUpload {

    /** Up to this number of files, each has progress lines of its own. */
    private static final int MAX_SINGLE_DISPLAYS = 10;

    private final CommandContext context;
    private final Output output;
    private final UploadCommand command;
    private final long review;

    /** The arguments that are not complete, in order. Also read by the shutdown thread; guarded by this. */
    private final Set<Path> remaining;

    private final List<Integer> failures = new ArrayList<>();
    private final Map<Path, Long> items = new LinkedHashMap<>();
    private int total;
    private int succeeded;
    private boolean resumable;

    BatchUpload(CommandContext context, UploadCommand command, long review) {
        this.context = context;
        this.output = context.output();
        this.command = command;
        this.review = review;
        this.remaining = new LinkedHashSet<>(command.files());
    }

    /** Prints what would be done, and does nothing. */
    int plan() {
        try (Rows<PlannedFile> rows = output.rows(PlannedFile.VIEW)) {
            long bytes = 0;
            int files = 0;
            for (UploadAllRequestBuilder request : requests()) {
                var plan = context.client().uploads().planUploadAll(request.build());
                plan.getEntries().forEach(entry -> rows.add(PlannedFile.of(entry)));
                bytes += plan.getBytesToSend();
                files += plan.getFilesToSend().size();
            }
            output.message(files + " files to send, " + bytes + " bytes; nothing was sent (--dry-run)");
        }
        return ExitCodes.OK;
    }

    /** Uploads everything and returns the exit code. */
    int call() {
        try (ShutdownHandler shutdown = new ShutdownHandler(this::printResumeCommandOnExit)) {
            try (Rows<UploadedFile> rows = output.rows(UploadedFile.VIEW)) {
                for (UploadAllRequestBuilder request : requests()) {
                    if (!shutdown.isRequested()) {
                        upload(request, rows, shutdown);
                    }
                }
            }
            if (shutdown.isRequested()) {
                return ExitCodes.FAILED;
            }
            summarize();
            if (resumable) {
                printResumeCommand("To resume:");
            }
            return failures.isEmpty()
                    ? new Conversion(context).await(command.waitFor(), items.values())
                    : ExitCodes.combined(failures);
        }
    }

    /** Returns a request for the files, and one for each folder. */
    private List<UploadAllRequestBuilder> requests() {
        List<UploadAllRequestBuilder> requests = new ArrayList<>();
        List<Path> files = command.files().stream()
                .filter(path -> !Files.isDirectory(path))
                .toList();
        if (!files.isEmpty()) {
            boolean single = command.files().size() == 1;
            UploadAllRequestBuilder request = UploadAllRequest.ofFiles(review, files);
            Path versionFolder = command.isVersionByName() ? command.resume().ofVersions(files.get(0)) : null;
            if (versionFolder != null) {
                request.resumeFolder(versionFolder);
            }
            request.settings((file, settings) -> {
                boolean version = command.apply(settings, file);
                // New versions cannot be resumed; the folder records that they arrived.
                Path resumeFile = version ? null : command.resume().ofFile(file, review, single);
                if (resumeFile != null) {
                    settings.resumeFile(resumeFile);
                }
                if (!isAggregated(files.size())) {
                    boolean resumes = resumeFile != null && Files.exists(resumeFile);
                    settings.progressListener(command.progress(output).display(output.terminal(), file, resumes));
                }
            });
            command.selection().apply(request, false);
            requests.add(request);
        }
        for (Path folder : command.files()) {
            if (Files.isDirectory(folder)) {
                UploadAllRequestBuilder request = UploadAllRequest.ofFolder(review, folder);
                Path resumeFolder = command.resume().ofFolder(folder);
                if (resumeFolder != null) {
                    request.resumeFolder(resumeFolder);
                }
                request.settings((file, settings) -> command.apply(settings, file))
                        .restartIfNotResumable(true);
                command.selection().apply(request, true);
                requests.add(request);
            }
        }
        requests.forEach(request -> request.parallelFiles(command.parallelFiles()));
        return requests;
    }

    private void upload(UploadAllRequestBuilder request, Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        UploadAllRequest built = request.build();
        boolean aggregated =
                built.getFolder() != null || isAggregated(built.getFiles().size());
        if (command.resume().restart) {
            discard(built);
        }
        try (BatchDisplay display = new BatchDisplay(
                output.terminal().err(), command.progress(output).isBar(output.terminal()))) {
            UploadAllListener listener = new UploadAllListener() {
                @Override
                public void onOutcome(Outcome outcome) {
                    display.clear();
                    handle(outcome, rows, shutdown);
                }

                @Override
                public void onProgress(UploadAllProgress progress) {
                    if (aggregated && command.progress(output) != ProgressStyle.NONE) {
                        display.show(progress);
                    }
                }
            };
            context.client().uploads().tryUploadAll(request.listener(listener).build());
        }
        synchronized (this) {
            Path folder = built.getFolder();
            if (folder != null && !shutdown.isRequested() && failures.isEmpty()) {
                remaining.remove(folder);
            }
        }
    }

    /** Returns whether the progress is shown in total. On a terminal, bars of several files would overwrite each other. */
    private boolean isAggregated(int files) {
        return command.progress(output).isBar(output.terminal()) || files > MAX_SINGLE_DISPLAYS;
    }

    private void discard(UploadAllRequest request) {
        boolean single = command.files().size() == 1;
        request.getFiles().forEach(file -> {
            Path resumeFile = command.resume().ofFile(file, review, single);
            if (resumeFile != null) {
                context.client().uploads().discard(resumeFile);
            }
        });
    }

    private synchronized void handle(Outcome outcome, Rows<UploadedFile> rows, ShutdownHandler shutdown) {
        total++;
        RuntimeException failure = outcome.getFailure();
        Long item = outcome.getItemId();
        if (failure == null || output.isJson()) {
            rows.add(UploadedFile.of(outcome, review));
        }
        if (failure == null) {
            succeeded++;
            remaining.remove(outcome.getFile());
            if (item != null) {
                items.put(outcome.getFile(), item);
            }
            return;
        }
        if (outcome.getState() == State.NOT_STARTED) {
            return;
        }
        failures.add(ExitCodes.of(failure));
        boolean leavesResumeFile =
                failure instanceof UnfinishedUploadException unfinished && unfinished.getResumeFile() != null;
        resumable |= leavesResumeFile;
        // A failure caused by Ctrl-C is not reported, unless it leaves an item that cannot be resumed.
        if (!shutdown.isRequested() || (failure instanceof UnfinishedUploadException && !leavesResumeFile)) {
            context.report(ErrorMessages.line(outcome.getFile(), failure), failure);
        }
    }

    private synchronized void summarize() {
        if (total > 1) {
            output.message(succeeded + " of " + total + " files uploaded");
            remaining.stream()
                    .filter(path -> !Files.isDirectory(path))
                    .forEach(file -> output.message("  not uploaded: " + file));
        }
    }

    private synchronized void printResumeCommandOnExit() {
        if (!remaining.isEmpty()) {
            printResumeCommand(
                    command.resume().noResumeFile
                            ? "Interrupted. To upload the remaining files:"
                            : "Interrupted. Uploaded parts are not sent again. To resume:");
        }
    }

    private synchronized void printResumeCommand(String heading) {
        output.error(heading);
        output.error("  " + command.resumeCommand(List.copyOf(remaining)));
    }
}

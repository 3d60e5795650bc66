package com.syncsketch.examples.cli;

import com.syncsketch.examples.UploadDisplay;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Uploads the files of a command, one after another. */
final class UploadRunner {

    private final Main program;
    private final UploadCommand command;
    private final SyncSketchClient client;

    /** The files that have not been uploaded, in order. Also read by the shutdown thread; guarded by this. */
    private final List<Path> remaining;

    private boolean resumable;

    UploadRunner(Main program, UploadCommand command, SyncSketchClient client) {
        this.program = program;
        this.command = command;
        this.client = client;
        this.remaining = new ArrayList<>(command.files());
    }

    int call() {
        try (ShutdownHandler shutdown = new ShutdownHandler(this::printResumeCommandOnExit)) {
            for (Path file : command.files()) {
                if (shutdown.isRequested() || !upload(file, shutdown)) {
                    break;
                }
            }
            summarize();
            if (resumable && !shutdown.isRequested()) {
                printResumeCommand("To resume:");
            }
            return remaining.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Uploads a file and returns whether to continue with the next one. */
    private boolean upload(Path file, ShutdownHandler shutdown) {
        try {
            uploaded(file, send(file));
        } catch (ItemFetchException e) {
            uploadedWithoutItem(file, e);
        } catch (SyncSketchException e) {
            boolean leavesResumeFile =
                    e instanceof UnfinishedUploadException unfinished && unfinished.getResumeFile() != null;
            resumable |= leavesResumeFile;
            // A failure caused by Ctrl-C is not reported, unless it leaves an item that cannot be resumed.
            if (!shutdown.isRequested() || (e instanceof UnfinishedUploadException && !leavesResumeFile)) {
                program.reportError(ErrorMessages.line(file, e), e);
            }
            return !ErrorMessages.isCredentialsError(e);
        }
        return true;
    }

    private long send(Path file) {
        Path resumeFile = command.resumeFile(file);
        if (command.isRestart() && resumeFile != null) {
            client.uploads().discard(resumeFile);
        }
        boolean resumes = resumeFile != null && Files.exists(resumeFile);
        try (UploadDisplay display = command.progress().display(program.err(), file, resumes)) {
            return command.route()
                    .upload(
                            client.uploads(),
                            command.request(file).progressListener(display).build());
        }
    }

    /**
     * Handles an upload whose item could not be fetched afterwards. The upload is complete, so the resume file is obsolete.
     */
    private void uploadedWithoutItem(Path file, ItemFetchException e) {
        uploaded(file, e.getItemId());
        program.err().println("Warning: " + ErrorMessages.line(file, e));
        Path resumeFile = command.resumeFile(file);
        if (resumeFile != null) {
            try {
                client.uploads().discard(resumeFile);
            } catch (SyncSketchException failure) {
                program.err().println("Warning: " + ErrorMessages.line(file, failure));
            }
        }
    }

    private synchronized void uploaded(Path file, long itemId) {
        remaining.remove(file);
        program.out().println(itemId + "\t" + ErrorMessages.oneLine(file.toString()));
    }

    private synchronized void summarize() {
        int all = command.files().size();
        if (all > 1 && !command.isQuiet()) {
            program.err().println((all - remaining.size()) + " of " + all + " files uploaded");
            remaining.forEach(
                    file -> program.err().println("  not uploaded: " + ErrorMessages.oneLine(file.toString())));
        }
    }

    private synchronized void printResumeCommandOnExit() {
        if (!remaining.isEmpty()) {
            printResumeCommand(
                    command.resumeFile(remaining.get(0)) == null
                            ? "Interrupted. To upload the remaining files:"
                            : "Interrupted. Uploaded parts are not sent again. To resume:");
        }
    }

    private synchronized void printResumeCommand(String heading) {
        program.err().println(heading);
        program.err()
                .println("  " + ShellCommand.of(command.spec().commandLine().getParseResult(), "--restart", remaining));
    }
}

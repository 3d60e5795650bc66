package com.syncsketch.examples.cli;

import com.syncsketch.examples.UploadDisplay;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Uploads the files of a command, one after the other. */
final class UploadRun {

    private final Main program;
    private final UploadCommand command;
    private final SyncSketchClient client;

    /** The files that have not arrived, in order. The thread that ends the program reads it, too. */
    private final List<Path> left;

    private boolean resumable;

    UploadRun(Main program, UploadCommand command, SyncSketchClient client) {
        this.program = program;
        this.command = command;
        this.client = client;
        this.left = new ArrayList<>(command.files());
    }

    int call() {
        try (Interruption interruption = new Interruption(this::sayHowToGoOnAfterEnd)) {
            for (Path file : command.files()) {
                if (interruption.isAsked() || !upload(file, interruption)) {
                    break;
                }
            }
            summarize();
            if (resumable && !interruption.isAsked()) {
                sayHowToGoOn("To go on:");
            }
            return left.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Tells whether there is a point in going on with the next file. */
    private boolean upload(Path file, Interruption interruption) {
        try {
            arrived(file, send(file));
        } catch (ItemFetchException e) {
            arrivedUnread(file, e);
        } catch (SyncSketchException e) {
            boolean leavesJournal = e instanceof UnfinishedUploadException unfinished && unfinished.journal() != null;
            resumable |= leavesJournal;
            // What Ctrl-C does to an upload is no news, unless it leaves an item that nobody goes on with.
            if (!interruption.isAsked() || (e instanceof UnfinishedUploadException && !leavesJournal)) {
                program.tell(Problems.line(file, e), e);
            }
            return !Problems.isAboutCredentials(e);
        }
        return true;
    }

    private long send(Path file) {
        Path journal = command.journal(file);
        if (command.isRestart() && journal != null) {
            client.uploads().discard(journal);
        }
        boolean goesOn = journal != null && Files.exists(journal);
        try (UploadDisplay display = command.progress().display(program.err(), file, goesOn)) {
            return command.route()
                    .upload(
                            client.uploads(),
                            command.request(file).progress(display).build());
        }
    }

    /** All of it is there, and that is what counts here; so nobody needs the journal any more. */
    private void arrivedUnread(Path file, ItemFetchException e) {
        arrived(file, e.itemId());
        program.err().println("Warning: " + Problems.line(file, e));
        Path journal = command.journal(file);
        if (journal != null) {
            try {
                client.uploads().discard(journal);
            } catch (SyncSketchException left) {
                program.err().println("Warning: " + Problems.line(file, left));
            }
        }
    }

    private synchronized void arrived(Path file, long itemId) {
        left.remove(file);
        program.out().println(itemId + "\t" + Problems.oneLine(file.toString()));
    }

    private synchronized void summarize() {
        int all = command.files().size();
        if (all > 1 && !command.isQuiet()) {
            program.err().println((all - left.size()) + " of " + all + " files arrived");
            left.forEach(file -> program.err().println("  not: " + Problems.oneLine(file.toString())));
        }
    }

    private synchronized void sayHowToGoOnAfterEnd() {
        if (!left.isEmpty()) {
            sayHowToGoOn(
                    command.journal(left.get(0)) == null
                            ? "Stopped. To upload what has not arrived:"
                            : "Stopped. What has arrived is not sent again. To go on:");
        }
    }

    private synchronized void sayHowToGoOn(String words) {
        program.err().println(words);
        program.err()
                .println("  " + ShellCommand.of(command.spec().commandLine().getParseResult(), "--restart", left));
    }
}

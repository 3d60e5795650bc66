package com.syncsketch.examples.cli;

import com.syncsketch.examples.UploadDisplay;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnreadItemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Uploads the files of a command, one after the other. */
final class UploadRun {

    private final Main program;
    private final UploadCommand command;
    private final SyncSketchClient client;

    /** The files that have not arrived, in order. Read by the thread that ends the program, too. */
    private final List<Path> left;

    UploadRun(Main program, UploadCommand command, SyncSketchClient client) {
        this.program = program;
        this.command = command;
        this.client = client;
        this.left = new ArrayList<>(command.files());
    }

    int call() {
        try (Interruption interruption = new Interruption(this::sayHowToGoOn)) {
            for (int i = 0; i < command.files().size() && !interruption.isAsked(); i++) {
                if (!upload(command.files().get(i), interruption)) {
                    break;
                }
            }
            return summary();
        }
    }

    /** Tells whether to go on with the next file. */
    private boolean upload(Path file, Interruption interruption) {
        try {
            arrived(file, send(file));
        } catch (UnreadItemException e) {
            // All of it is there, and that is what counts here.
            arrived(file, e.itemId());
            program.err().println("Warning: " + Problems.line(file, e));
        } catch (SyncSketchException e) {
            if (!interruption.isAsked()) {
                program.tell(Problems.line(file, e), e);
            }
            return !Problems.isAboutCredentials(e);
        }
        return true;
    }

    private long send(Path file) {
        try (UploadDisplay display = command.progress().display(program.err(), file)) {
            return command.route()
                    .upload(
                            client.uploads(),
                            command.request(file).progress(display).build());
        }
    }

    private synchronized void arrived(Path file, long itemId) {
        left.remove(file);
        program.out().println(itemId + "\t" + Problems.oneLine(file.toString()));
    }

    private synchronized int summary() {
        int all = command.files().size();
        if (all > 1 && !command.isQuiet()) {
            program.err().println((all - left.size()) + " of " + all + " files arrived");
            left.forEach(file -> program.err().println("  not: " + Problems.oneLine(file.toString())));
        }
        return left.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private synchronized void sayHowToGoOn() {
        if (!left.isEmpty()) {
            program.err().println("Stopped. To upload what has not arrived:");
            program.err()
                    .println("  " + ShellCommand.of(command.spec().commandLine().getParseResult(), left));
        }
    }
}

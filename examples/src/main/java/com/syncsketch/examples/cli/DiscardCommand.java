package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Discards uploads that will not be resumed. */
@Command(
        name = "discard",
        description =
                "Discards uploads that will not be resumed: aborts them in storage and deletes their resume files. "
                        + "Their items remain on the service but have no media file.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all uploads were discarded",
            "1:an upload could not be discarded",
            "2:invalid usage or missing credentials"
        })
final class DiscardCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private @Nullable ConnectionOptions connection;

    @Parameters(paramLabel = "RESUME_FILE", arity = "1..*", description = "The resume files.")
    private List<Path> resumeFiles = List.of();

    /**
     * Discards the uploads.
     *
     * @return the exit code
     */
    @Override
    public Integer call() {
        int code = ExitCode.OK;
        try (SyncSketchClient client = Main.injected(connection).client()) {
            for (Path resumeFile : resumeFiles) {
                try {
                    if (!client.uploads().discard(resumeFile)) {
                        Main.injected(main)
                                .err()
                                .println("No such resume file: " + ErrorMessages.oneLine(resumeFile.toString()));
                    }
                } catch (SyncSketchException e) {
                    Main.injected(main).reportError(ErrorMessages.line(resumeFile, e), e);
                    code = ExitCode.SOFTWARE;
                }
            }
        }
        return code;
    }
}

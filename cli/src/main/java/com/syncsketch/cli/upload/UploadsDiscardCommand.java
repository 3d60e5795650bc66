package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Discards uploads that will not be resumed. */
@Command(
        name = "discard",
        description =
                "Abort uploads in storage and delete their resume files. Their items remain on the service but have"
                        + " no media file")
public final class UploadsDiscardCommand extends BaseCommand {

    @Parameters(paramLabel = "RESUME_FILE", arity = "1..*", description = "The resume files.")
    private List<Path> resumeFiles = List.of();

    /** Creates the command. */
    public UploadsDiscardCommand() {}

    @Override
    public Integer call() {
        List<Integer> failures = new ArrayList<>();
        for (Path resumeFile : resumeFiles) {
            try {
                if (client().uploads().discard(resumeFile)) {
                    output().line(resumeFile.toString());
                } else {
                    output().failure("No such resume file: " + resumeFile);
                    failures.add(ExitCodes.NOT_FOUND);
                }
            } catch (SyncSketchException e) {
                context().report(ErrorMessages.line(resumeFile, e), e);
                failures.add(ExitCodes.of(e));
            }
        }
        return ExitCodes.combined(failures);
    }
}

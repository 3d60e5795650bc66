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

/** Gives uploads up that nobody will go on with. */
@Command(
        name = "discard",
        description =
                "Gives up uploads that are not to go on: has the storage drop their parts, and deletes their journals. "
                        + "Their items stay, without a medium.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:none of the journals is left", "1:one of them is", "2:wrong usage, or no credentials"})
final class DiscardCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private @Nullable Service service;

    @Parameters(paramLabel = "JOURNAL", arity = "1..*", description = "The journals.")
    private List<Path> journals = List.of();

    /**
     * Gives them up.
     *
     * @return the exit code
     */
    @Override
    public Integer call() {
        int code = ExitCode.OK;
        try (SyncSketchClient client = Main.given(service).client()) {
            for (Path journal : journals) {
                try {
                    if (!client.uploads().discard(journal)) {
                        Main.given(main).err().println("There is no journal " + Problems.oneLine(journal.toString()));
                    }
                } catch (SyncSketchException e) {
                    Main.given(main).tell(Problems.line(journal, e), e);
                    code = ExitCode.SOFTWARE;
                }
            }
        }
        return code;
    }
}

package com.syncsketch.cli.tools;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the completion script of a shell. */
@Command(
        name = "completion",
        description = {
            "Print the completion script for bash, zsh or fish",
            "",
            "bash: source <(syncsketch completion bash)",
            "zsh:  source <(syncsketch completion zsh)",
            "fish: syncsketch completion fish | source"
        })
public final class CompletionCommand extends BaseCommand {

    /** The shells with a completion script. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    /** Creates the command. */
    public CompletionCommand() {}

    @Override
    public Integer call() {
        CommandLine root = spec().root().commandLine();
        // The script for bash loads the compatibility functions of zsh.
        output().document(
                        shell == Shell.FISH
                                ? FishCompletion.script(root)
                                : AutoComplete.bash(root.getCommandName(), root));
        return ExitCodes.OK;
    }
}

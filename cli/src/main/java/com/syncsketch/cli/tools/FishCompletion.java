package com.syncsketch.cli.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Generates the completion script of fish, which picocli does not support. */
final class FishCompletion {

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String script(CommandLine root) {
        FishCompletion completion = new FishCompletion(root.getCommandName());
        completion.lines.add("# Completion of " + completion.program + " for fish");
        CommandSpec spec = root.getCommandSpec();
        String noCommand = "not __fish_seen_subcommand_from "
                + String.join(" ", root.getSubcommands().keySet());
        completion.subcommands(root.getSubcommands(), noCommand);
        spec.options().forEach(option -> completion.option(option, ""));
        root.getSubcommands().forEach(completion::command);
        return String.join("\n", completion.lines) + "\n";
    }

    private void command(String name, CommandLine command) {
        String seen = "__fish_seen_subcommand_from " + name;
        Map<String, CommandLine> nested = command.getSubcommands();
        if (!nested.isEmpty()) {
            subcommands(nested, seen + "; and not __fish_seen_subcommand_from " + String.join(" ", nested.keySet()));
        }
        own(command, seen);
        nested.forEach((child, line) -> own(line, seen + "; and __fish_seen_subcommand_from " + child));
    }

    private void own(CommandLine command, String condition) {
        command.getCommandSpec().options().stream()
                .filter(option -> !option.inherited())
                .forEach(option -> option(option, condition));
    }

    private void subcommands(Map<String, CommandLine> commands, String condition) {
        commands.forEach((name, command) ->
                lines.add("complete -c " + program + " -f -n " + quoted(condition) + " -a " + name + " -d "
                        + quoted(first(command.getCommandSpec().usageMessage().description()))));
    }

    private void option(OptionSpec option, String condition) {
        StringBuilder line = new StringBuilder("complete -c ").append(program);
        if (!condition.isEmpty()) {
            line.append(" -n ").append(quoted(condition));
        }
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        Iterable<String> candidates = option.completionCandidates();
        if (candidates != null) {
            line.append(" -f -a ").append(quoted(String.join(" ", candidates)));
        }
        lines.add(
                line.append(" -d ").append(quoted(first(option.description()))).toString());
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

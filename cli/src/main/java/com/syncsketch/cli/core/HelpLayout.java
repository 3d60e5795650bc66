package com.syncsketch.cli.core;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help: commands by purpose, and global options only where they belong. */
public final class HelpLayout {

    private static final int NAME_WIDTH = 14;

    private HelpLayout() {}

    /**
     * Sets the layout of a command and its subcommands.
     *
     * @param line the root command
     * @param groups the names of commands by heading
     */
    public static void apply(CommandLine line, Map<String, List<String>> groups) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commands(help.subcommands(), groups));
        line.getSubcommands().values().forEach(HelpLayout::hideGlobalOptions);
    }

    private static String commands(Map<String, Help> commands, Map<String, List<String>> groups) {
        StringBuilder text = new StringBuilder();
        groups.forEach((heading, names) -> {
            text.append(String.format("%n%s%n", heading));
            names.forEach(name -> {
                Help help = commands.get(name);
                if (help != null) {
                    UsageMessageSpec usage = help.commandSpec().usageMessage();
                    String[] description = usage.header().length > 0 ? usage.header() : usage.description();
                    text.append("  ")
                            .append(name)
                            .append(" ".repeat(Math.max(1, NAME_WIDTH - name.length())))
                            .append(description.length == 0 ? "" : description[0])
                            .append(System.lineSeparator());
                }
            });
        });
        return text.toString();
    }

    private static void hideGlobalOptions(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> {
            List<OptionSpec> own = help.commandSpec().options().stream()
                    .filter(option -> !option.inherited() && !option.hidden())
                    .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                    .toList();
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(own, help.createDefaultParamLabelRenderer());
            return layout + String.format("%nGlobal options: see syncsketch --help%n");
        });
        line.getSubcommands().values().forEach(HelpLayout::hideGlobalOptions);
    }
}

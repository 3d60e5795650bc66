package com.syncsketch.examples.cli;

import com.syncsketch.examples.probe.Probe;
import com.syncsketch.examples.probe.ProbeOptions;
import com.syncsketch.examples.probe.Report;
import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares a service with the contract. */
@Command(
        name = "probe",
        description = {
            "Compares what the service answers with the contract, and writes a report that can be handed on.",
            "",
            "Sends GET only, one after the other, and loads no media. The report has no names, ids, links, texts or secrets: only "
                    + "names of the interface, counts and forms of values. Look through it before you hand it on: a member that "
                    + "the contract does not know is told by its name where several objects have it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is written, whatever is in it",
            "1:the service refused or could not be asked to the end; what there is of a report is written",
            "2:wrong usage, or no credentials; nothing was sent"
        })
final class ProbeCommand implements Callable<Integer> {

    private static final int MOST_SAMPLES = 20;
    private static final int MOST_RECORDS = 100;

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable Service service;

    @Option(
            names = "--output",
            order = 2,
            paramLabel = "FILE",
            defaultValue = "syncsketch-probe.md",
            description =
                    "The report, in Markdown; syncsketch-probe.md unless given. The same as JSON is written beside it, "
                            + "with the ending .json.")
    private Path output = Path.of("syncsketch-probe.md");

    @Option(
            names = "--samples",
            order = 3,
            paramLabel = "N",
            defaultValue = "3",
            description = "Of how many records each operation is read; 3 unless given.")
    private int samples;

    @Option(
            names = "--limit",
            order = 4,
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "How many records of a list are read at once; 5 unless given. With fewer than 4, pages of one record "
                            + "are compared.")
    private int limit;

    @Option(
            names = "--skip",
            order = 5,
            paramLabel = "OPERATION",
            description =
                    "Leave an operation out, as --dry-run names it; getTree for example, which answers with all of a "
                            + "workspace at once. Can be given several times.")
    private List<String> skipped = List.of();

    @Option(
            names = "--show-words",
            order = 6,
            description =
                    "Show names of unknown members also where only one object has them, and words that the contract does "
                            + "not list, such as states and permissions. They may be words of your own: look through the report.")
    private boolean wordsAreTold;

    @Option(names = "--dry-run", order = 7, description = "Show what would be read, and send nothing.")
    private boolean dryRun;

    /**
     * Compares.
     *
     * @return the exit code
     * @throws IOException if the report cannot be written
     */
    @Override
    public Integer call() throws IOException {
        refuseWhatDoesNotFit();
        Main program = Main.given(main);
        Probe probe = new Probe(new ProbeOptions(samples, limit, skipped, wordsAreTold));
        if (dryRun) {
            probe.preview().forEach(program.out()::println);
            program.out().println("at most " + probe.mostCalls() + " calls");
            return ExitCode.OK;
        }
        try (SyncSketchClient client = Main.given(service).client()) {
            program.err().println("Reads, by at most " + probe.mostCalls() + " calls of GET");
            Report report = probe.run(client, operation -> program.err().println("  " + operation));
            Files.writeString(output, report.toMarkdown());
            Files.writeString(json(), report.toJson());
            program.out()
                    .println(report.deviations() + " deviations; " + report.calls() + " calls; the report is " + output
                            + " and " + json());
            if (!report.isComplete()) {
                program.err().println("Error: not complete, " + report.stopped());
            }
            return report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private Path json() {
        String name = String.valueOf(output.getFileName());
        return output.resolveSibling((name.endsWith(".md") ? name.substring(0, name.length() - 3) : name) + ".json");
    }

    private void refuseWhatDoesNotFit() {
        check(samples >= 1 && samples <= MOST_SAMPLES, "--samples must be from 1 to " + MOST_SAMPLES);
        check(limit >= 2 && limit <= MOST_RECORDS, "--limit must be from 2 to " + MOST_RECORDS);
        Path folder = output.toAbsolutePath().getParent();
        check(folder != null && Files.isDirectory(folder), "There is no folder for --output " + output);
        check(!Files.isDirectory(output), "--output is a folder");
        check(!output.toString().endsWith(".json"), "--output must not end in .json, which the other file has");
        List<String> known = Probe.operations();
        skipped.forEach(each -> check(known.contains(each), "There is no operation " + each + " that reads"));
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw new ParameterException(Main.given(spec).commandLine(), otherwise);
        }
    }
}

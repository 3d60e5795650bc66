package com.syncsketch.cli.tools;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.probe.Probe;
import com.syncsketch.cli.probe.ProbeOptions;
import com.syncsketch.cli.probe.ProbeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the responses of a service with the contract. */
@Command(
        name = "probe",
        description = {
            "Compare the responses of the service with the contract, for a report that can be shared",
            "",
            "Sends only GET requests, one at a time, and downloads no media. The report contains no names, ids, links,"
                    + " texts or secrets, only names of the API, counts and shapes of values. Review it before you"
                    + " share it: it names fields that are not in the contract if several objects have them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report was written, with or without deviations",
            "1:the probe stopped early; a partial report, if any, was written",
            "2:invalid usage; nothing was sent",
            "4:the credentials are missing, or were rejected"
        })
public final class ProbeCommand extends BaseCommand {

    private static final int MAX_SAMPLES = 20;
    private static final int MAX_LIMIT = 100;

    @Option(
            names = "--output",
            order = 2,
            paramLabel = "FILE",
            defaultValue = "syncsketch-probe.md",
            description =
                    "The report, in Markdown. Default: syncsketch-probe.md. A JSON version is written next to it, with"
                            + " the extension .json.")
    private Path output = Path.of("syncsketch-probe.md");

    @Option(
            names = "--samples",
            order = 3,
            paramLabel = "N",
            defaultValue = "3",
            description = "The number of records for which to send each request. Default: 3.")
    private int samples;

    @Option(
            names = "--limit",
            order = 4,
            paramLabel = "N",
            defaultValue = "5",
            description = "The page size of lists. Default: 5. Below 4, pages of one record are compared.")
    private int limit;

    @Option(
            names = "--skip",
            order = 5,
            paramLabel = "OPERATION",
            description = "An operation to skip, by the name that --dry-run shows; for example getTree, which returns a"
                    + " whole workspace. Repeatable.")
    private List<String> skipped = List.of();

    @Option(
            names = "--show-words",
            order = 6,
            description =
                    "Include names of unknown fields that only one object has, and values that the contract does not"
                            + " list, such as states and permissions. They may be private: review the report.")
    private boolean showWords;

    @Option(names = "--dry-run", order = 7, description = "Print the planned requests and send nothing.")
    private boolean dryRun;

    /** Creates the command. */
    public ProbeCommand() {}

    @Override
    public Integer call() throws IOException {
        validate();
        Probe probe = new Probe(new ProbeOptions(samples, limit, skipped, showWords));
        if (dryRun) {
            probe.preview().forEach(output()::line);
            output().line("at most " + probe.maxRequests() + " requests");
            return ExitCodes.OK;
        }
        output().message("Sending at most " + probe.maxRequests() + " GET requests");
        ProbeReport report = probe.run(client(), operation -> output().message("  " + operation));
        Files.writeString(output, report.toMarkdown());
        Files.writeString(json(), report.toJson());
        output().line(report.deviations() + " deviations, " + report.requests() + " requests; wrote " + output + " and "
                + json());
        if (!report.isComplete()) {
            output().failure("incomplete: " + report.stopReason());
        }
        return report.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private Path json() {
        String name = String.valueOf(output.getFileName());
        return output.resolveSibling((name.endsWith(".md") ? name.substring(0, name.length() - 3) : name) + ".json");
    }

    private void validate() {
        check(samples >= 1 && samples <= MAX_SAMPLES, "--samples must be from 1 to " + MAX_SAMPLES);
        check(limit >= 2 && limit <= MAX_LIMIT, "--limit must be from 2 to " + MAX_LIMIT);
        Path folder = output.toAbsolutePath().getParent();
        check(folder != null && Files.isDirectory(folder), "The folder of --output does not exist: " + output);
        check(!Files.isDirectory(output), "--output must not be a folder");
        check(
                !output.toString().endsWith(".json"),
                "--output must not have the extension .json, which the JSON version has");
        List<String> known = Probe.operations();
        skipped.forEach(name -> check(known.contains(name), "There is no read operation " + name));
    }
}

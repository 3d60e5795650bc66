package com.syncsketch.cli.probe;

import java.time.LocalDate;
import java.util.List;

/** The findings of a probe: names of the API, counts and shapes of values, but no data of the service. */
public final class ProbeReport {

    private final Header header;
    private final Findings findings;

    /**
     * The circumstances of a run.
     *
     * @param date the date
     * @param contract the version of the contract
     * @param requests the number of requests
     * @param maxRequests the maximum number of requests
     * @param stopReason the reason why it stopped early; empty if it did not
     */
    record Header(LocalDate date, String contract, int requests, int maxRequests, String stopReason) {}

    /** The findings. */
    record Findings(
            List<OperationReport> operations,
            List<Deviation> deviations,
            List<UnknownFields.Found> openFields,
            List<PagingProbe.Result> paging,
            List<DeclaredFields.Declaration> declarations,
            List<OpenQuestions.OpenQuestion> answers) {}

    ProbeReport(Header header, Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    /**
     * Returns the number of distinct deviations from the contract.
     *
     * @return the number of deviations
     */
    public int deviations() {
        return findings.deviations().size();
    }

    /**
     * Returns whether all planned operations were read.
     *
     * @return false if the probe stopped early
     */
    public boolean isComplete() {
        return header.stopReason().isEmpty();
    }

    /**
     * Returns the reason why the probe stopped early.
     *
     * @return the reason; empty if it did not stop early
     */
    public String stopReason() {
        return header.stopReason();
    }

    /**
     * Returns the number of requests.
     *
     * @return the number of requests
     */
    public int requests() {
        return header.requests();
    }

    /**
     * Returns the report as Markdown.
     *
     * @return the Markdown text
     */
    public String toMarkdown() {
        return new MarkdownReportWriter(header, findings).write();
    }

    /**
     * Returns the report as JSON.
     *
     * @return the JSON text
     */
    public String toJson() {
        return new JsonReportWriter(header, findings).write();
    }
}

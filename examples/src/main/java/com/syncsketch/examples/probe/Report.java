package com.syncsketch.examples.probe;

import java.time.LocalDate;
import java.util.List;

/** What the probe found: nothing that was read is in it, but names of the interface, counts and forms of values. */
public final class Report {

    private final Header header;
    private final Findings findings;

    /**
     * Under which circumstances.
     *
     * @param day when
     * @param contract the version of the contract
     * @param calls how many calls were made
     * @param most how many there could have been
     * @param stopped why it ended early; empty if it did not
     */
    record Header(LocalDate day, String contract, int calls, int most, String stopped) {}

    /** What was found. */
    record Findings(
            List<OperationReport> operations,
            List<Deviation> deviations,
            List<UnknownMembers.Found> openMembers,
            List<Paging.Facts> paging,
            List<FieldList.Declaration> declarations,
            List<OpenQuestions.Answer> answers) {}

    Report(Header header, Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    /**
     * Counts the ways in which answers differ from the contract.
     *
     * @return how many there are
     */
    public int deviations() {
        return findings.deviations().size();
    }

    /**
     * Tells whether all that was planned was read.
     *
     * @return false if the probe stopped early
     */
    public boolean isComplete() {
        return header.stopped().isEmpty();
    }

    /**
     * Tells why the probe stopped early.
     *
     * @return the reason; empty if it did not
     */
    public String stopped() {
        return header.stopped();
    }

    /**
     * Tells how many calls were made.
     *
     * @return the number
     */
    public int calls() {
        return header.calls();
    }

    /**
     * Gives the report for people.
     *
     * @return Markdown
     */
    public String toMarkdown() {
        return new MarkdownReport(header, findings).write();
    }

    /**
     * Gives the report for programs.
     *
     * @return JSON
     */
    public String toJson() {
        return new JsonReport(header, findings).write();
    }
}

package com.syncsketch.release.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changelog of the contract, {@code openapi/CHANGELOG.md}. Its first section is written from the comparison with the last
 * release; the sections of releases stay as they are. Immutable.
 *
 * @param text the text of the file
 */
record ContractChangelog(String text) {

    static final Path FILE = Path.of("../openapi/CHANGELOG.md");

    private static final Pattern UNRELEASED =
            Pattern.compile("## Unreleased, since (\\S+)\n\n(.*?)\\n(?=## |\\z)", Pattern.DOTALL);

    /** Reads the file. */
    static ContractChangelog read() throws IOException {
        return new ContractChangelog(Files.readString(FILE));
    }

    /** Returns the release with which the first section compares. */
    String since() {
        return unreleased().group(1);
    }

    /** Returns a changelog whose first section has the changes since a baseline. */
    ContractChangelog with(String version, String baseline, String contract) {
        Matcher section = unreleased();
        return new ContractChangelog(text.substring(0, section.start())
                + section(version, ContractChanges.of(baseline, contract))
                + text.substring(section.end()));
    }

    /** Returns a changelog in which the first section is that of a release. The new first section has no changes. */
    ContractChangelog released(String version) {
        Matcher section = unreleased();
        return new ContractChangelog(text.substring(0, section.start())
                + "## Unreleased, since " + version + "\n\nNo changes.\n\n## " + version + "\n\n" + section.group(2)
                + "\n"
                + text.substring(section.end()));
    }

    /** Writes the file. */
    void write() {
        try {
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Matcher unreleased() {
        Matcher section = UNRELEASED.matcher(text);
        if (!section.find()) {
            throw new IllegalStateException(FILE + " has no section \"Unreleased, since VERSION\"");
        }
        return section;
    }

    private static String section(String version, ContractChanges changes) {
        List<String> lines = new ArrayList<>();
        add(lines, "Breaking", changes.breaking());
        add(lines, "Added", changes.additions());
        String body = lines.isEmpty() ? "No changes.\n" : String.join("\n", lines) + "\n";
        return "## Unreleased, since " + version + "\n\n" + body + "\n";
    }

    private static void add(List<String> lines, String title, List<String> changes) {
        if (!changes.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add("### " + title);
            lines.add("");
            changes.forEach(change -> lines.add("- `" + change.replaceFirst(": (?=[^:]+$)", "`: ")));
        }
    }
}

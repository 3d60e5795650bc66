package com.syncsketch.cli.edit;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** A command that changes things after a question. All names are looked up before anything is changed. */
abstract class ChangeCommand extends BaseCommand {

    private static final int MAX_SHOWN = 5;

    @Option(
            names = {"-y", "--yes"},
            order = 90,
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = {"-n", "--dry-run"},
            order = 91,
            description = "Print what would be changed, and change nothing.")
    private boolean dryRun;

    /** A change of one thing. */
    @FunctionalInterface
    interface Change {
        void apply(Thing thing);
    }

    /** Finds all things, without duplicates. */
    final List<Thing> find(Names names, List<String> texts, Set<Kind> kinds) {
        Set<Long> seen = new LinkedHashSet<>();
        List<Thing> things = new ArrayList<>();
        for (String text : texts) {
            Thing thing = names.find(text, kinds);
            if (seen.add(thing.id())) {
                things.add(thing);
            }
        }
        return things;
    }

    /**
     * Returns whether to make changes.
     *
     * @param verb the verb for the change, such as {@code "Delete"}
     * @param things the things
     * @return false after a dry run
     * @throws CliException if the user does not agree, or cannot be asked
     */
    final boolean confirmed(String verb, List<Thing> things) throws IOException {
        if (dryRun) {
            things.forEach(thing -> output().line(thing.reference()));
            output().message("Nothing was changed (--dry-run)");
            return false;
        }
        if (yes) {
            return true;
        }
        if (!context().isInteractive()) {
            throw CliException.usage("Nobody can be asked; add --yes");
        }
        String shown = String.join(
                ", ",
                things.stream().limit(MAX_SHOWN).map(ChangeCommand::described).toList());
        String more = things.size() > MAX_SHOWN ? " and " + (things.size() - MAX_SHOWN) + " more" : "";
        output().question(verb + " " + shown + more + "? [y/N] ");
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(output().terminal().in(), StandardCharsets.UTF_8));
        String answer = reader.readLine();
        if (answer == null || !Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new CliException(ExitCodes.FAILED, "Nothing was changed");
        }
        return true;
    }

    private static String described(Thing thing) {
        return thing.name().equals(String.valueOf(thing.id())) || thing.name().equals(thing.reference())
                ? thing.reference()
                : thing.name() + " (" + thing.reference() + ")";
    }

    /** Changes things one after another and prints those that were changed. */
    final int forEach(List<Thing> things, Change change) {
        List<Integer> failures = new ArrayList<>();
        for (Thing thing : things) {
            try {
                change.apply(thing);
                output().line(thing.reference());
            } catch (SyncSketchException e) {
                failures.add(ExitCodes.of(e));
                context().report(thing.reference() + ": " + ErrorMessages.line(e), e);
                if (ExitCodes.isCredentialsError(e)) {
                    break;
                }
            }
        }
        return ExitCodes.combined(failures);
    }
}

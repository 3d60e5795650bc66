package com.syncsketch.benchmarks.decode;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.JmhRuns;
import com.syncsketch.benchmarks.Machine;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.Versions;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Repetitions;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** Reading large answers. */
public final class DecodeSuite implements Suite {

    private static final String TIME = "time";
    private static final String ALLOCATED = "allocated";
    private static final String AGAINST = Model.RECORDS.title();

    @Override
    public String name() {
        return "decode";
    }

    @Override
    public String summary() {
        return "Large answers read from memory: our models, which keep what they do not know, and Jackson binding to"
                + " plain records, which drop it.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException {
        Map<String, String> machine = Machine.describe();
        JmhRuns runs = new JmhRuns(conditions);
        List<Comparison> comparisons = new ArrayList<>();
        for (Payload payload : Payload.values()) {
            comparisons.addAll(measure(payload, false, runs, conditions));
            if (!conditions.smoke()) {
                comparisons.addAll(measure(payload, true, runs, conditions));
            }
        }
        return new SuiteResult(
                name(),
                machine,
                Versions.of("syncsketch-sdk", "jackson-databind", "jmh-core"),
                comparisons,
                List.of(),
                List.of());
    }

    private static List<Comparison> measure(Payload payload, boolean newer, JmhRuns runs, Conditions conditions) {
        String title = payload.title() + (newer ? ", each with a member that is not known" : "");
        Repetitions rounds = new Repetitions();
        for (int round = 1; round <= conditions.rounds(); round++) {
            for (Model model : Model.values()) {
                RunResult result = runs.run(new JmhRuns.Plan(
                        DecodeBenchmark.class,
                        Map.of(
                                "payload", payload.name(),
                                "model", model.name(),
                                "newer", Boolean.toString(newer)),
                        1,
                        null,
                        List.of(),
                        6));
                double millis = result.getPrimaryResult().getScore();
                rounds.add(TIME, model.title(), millis);
                rounds.add(ALLOCATED, model.title(), JmhRuns.allocated(result) / 1048576);
                conditions.say("%s, round %d: %s %.2f ms", title, round, model.title(), millis);
            }
        }
        String ours = Model.OURS.title();
        return List.of(
                new Comparison(
                        title, TIME, "ms", Direction.LOWER, ours, rounds.of(TIME), List.of(new Target(AGAINST, 1.2))),
                new Comparison(
                        title,
                        ALLOCATED,
                        "MiB",
                        Direction.LOWER,
                        ours,
                        rounds.of(ALLOCATED),
                        List.of(new Target(AGAINST, 1.3))));
    }
}

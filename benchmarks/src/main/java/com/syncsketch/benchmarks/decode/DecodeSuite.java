package com.syncsketch.benchmarks.decode;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.JmhRunner;
import com.syncsketch.benchmarks.harness.Machine;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.harness.Versions;
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

/** Measures the decoding of large responses. */
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
        return "Large responses decoded from memory: into our models, which keep unknown fields, and by Jackson into"
                + " plain records, which drop them.";
    }

    @Override
    public SuiteResult run(Conditions conditions) throws IOException {
        Map<String, String> machine = Machine.describe();
        JmhRunner runner = new JmhRunner(conditions);
        List<Comparison> comparisons = new ArrayList<>();
        for (Payload payload : Payload.values()) {
            comparisons.addAll(measure(payload, false, runner, conditions));
            if (!conditions.smoke()) {
                comparisons.addAll(measure(payload, true, runner, conditions));
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

    private static List<Comparison> measure(Payload payload, boolean newer, JmhRunner runner, Conditions conditions) {
        String title = payload.title() + (newer ? ", each with an unknown field" : "");
        Repetitions rounds = new Repetitions();
        for (int round = 1; round <= conditions.rounds(); round++) {
            for (Model model : Model.values()) {
                RunResult result = runner.run(new JmhRunner.Plan(
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
                rounds.add(ALLOCATED, model.title(), JmhRunner.allocated(result) / 1048576);
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

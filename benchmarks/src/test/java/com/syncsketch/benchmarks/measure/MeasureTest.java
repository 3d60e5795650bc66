package com.syncsketch.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

    private static Comparison comparison(Direction better, double factor) {
        return new Comparison(
                "a call",
                "time",
                "s",
                better,
                "ours",
                List.of(new Series("ours", List.of(2.0, 30.0, 4.0)), new Series("it", List.of(1.0, 10.0, 4.0))),
                List.of(new Target("it", factor)));
    }

    @Test
    void spread_hasTheMedianAndTheRange() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }

    @Test
    void ratios_areComputedPerRound() {
        Comparison comparison = comparison(Direction.LOWER, 1.2);

        // Not the ratio of the medians, which is 1.
        assertThat(comparison.oursOver(comparison.series().get(1))).isEqualTo(new Spread(2, 1, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("ours", List.of(1.0)).over(new Series("it", List.of(1.0, 2.0))))
                .withMessageContaining("ours ran 1 rounds, it 2");
    }

    @Test
    void targets_dependOnTheDirection() {
        Target two = new Target("it", 2);

        assertThat(comparison(Direction.LOWER, 2).met(two)).isTrue();
        assertThat(comparison(Direction.LOWER, 2).met(new Target("it", 1.9))).isFalse();
        assertThat(comparison(Direction.HIGHER, 2).met(two)).isTrue();
        assertThat(comparison(Direction.HIGHER, 2).met(new Target("it", 2.1))).isFalse();
    }

    @Test
    void absoluteTargets_limitOurValues() {
        assertThat(comparison(Direction.LOWER, 2).met(Target.absolute(4))).isTrue();
        assertThat(comparison(Direction.LOWER, 2).met(Target.absolute(3.9))).isFalse();
        assertThat(comparison(Direction.HIGHER, 2).result(Target.absolute(5))).isEqualTo(new Spread(4, 2, 30));
        assertThat(comparison(Direction.HIGHER, 2).met(Target.absolute(5))).isFalse();
    }

    @Test
    void comparison_requiresOurSeries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(
                        "a call",
                        "time",
                        "s",
                        Direction.LOWER,
                        "ours",
                        List.of(new Series("it", List.of(1.0))),
                        List.of()))
                .withMessageContaining("ours did not run");
    }

    @Test
    void repetitions_keepTheOrderOfCandidates() {
        Repetitions rounds = new Repetitions();
        rounds.add("time", "ours", 1);
        rounds.add("time", "it", 2);
        rounds.add("time", "ours", 3);

        assertThat(rounds.of("time"))
                .containsExactly(new Series("ours", List.of(1.0, 3.0)), new Series("it", List.of(2.0)));
        assertThat(rounds.of("space")).isEmpty();
        assertThat(rounds.of("time", List.of("it", "nobody", "ours")))
                .extracting(Series::candidate)
                .containsExactly("it", "ours");
        assertThat(rounds.of("time").get(0).spread().median()).isCloseTo(2, within(1e-9));
    }

    @Test
    void checks_haveOneCellPerColumn() {
        List<String> columns = List.of("what", "how long");

        assertThat(new CheckTable("checks", columns, List.of(new CheckTable.Check(List.of("a", "1 s"), true))).checks())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckTable("checks", columns, List.of(new CheckTable.Check(List.of("a"), true))))
                .withMessageContaining("[a] does not fit [what, how long]");
    }
}

package com.syncsketch.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of one candidate, one per round. Rounds with the same index belong together: all candidates take their turn in
 * a round before the next one begins.
 *
 * @param candidate its name
 * @param rounds one value for each round
 */
public record Series(
        // The name in results of earlier runs.
        @JsonAlias("contender") String candidate, List<Double> rounds) {

    public Series {
        rounds = List.copyOf(rounds);
    }

    /** Returns the median and the range of the rounds. */
    public Spread spread() {
        return Spread.of(rounds);
    }

    /**
     * Returns the values of this candidate divided by those of another one, round by round.
     *
     * @throws IllegalArgumentException if the other candidate has another number of rounds
     */
    public Spread over(Series other) {
        if (other.rounds.size() != rounds.size()) {
            throw new IllegalArgumentException(
                    candidate + " ran " + rounds.size() + " rounds, " + other.candidate + " " + other.rounds.size());
        }
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToObj(i -> rounds.get(i) / other.rounds.get(i))
                .toList());
    }
}

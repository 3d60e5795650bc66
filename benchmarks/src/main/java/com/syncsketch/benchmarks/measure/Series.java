package com.syncsketch.benchmarks.measure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one contender gave in each round. Rounds of one number belong together: all contenders take their turn in a round
 * before the next one begins.
 *
 * @param contender who
 * @param rounds one value for each round
 */
public record Series(String contender, List<Double> rounds) {

    public Series {
        rounds = List.copyOf(rounds);
    }

    public Spread spread() {
        return Spread.of(rounds);
    }

    /**
     * This one divided by another, round by round.
     *
     * @throws IllegalArgumentException if the other one did not run as often
     */
    public Spread over(Series other) {
        if (other.rounds.size() != rounds.size()) {
            throw new IllegalArgumentException(
                    contender + " ran " + rounds.size() + " rounds, " + other.contender + " " + other.rounds.size());
        }
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToObj(i -> rounds.get(i) / other.rounds.get(i))
                .toList());
    }
}

package com.syncsketch.benchmarks.measure;

import java.util.List;

/**
 * How numbers grow with another one.
 *
 * @param title what was done
 * @param across what grows from left to right, with its unit
 * @param up what is counted, with its unit
 * @param lines the lines
 */
public record Curve(String title, String across, String up, List<Line> lines) {

    public Curve {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param name whose
     * @param points from left to right
     */
    public record Line(String name, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /** One point of a line. */
    public record Point(double x, double y) {}
}

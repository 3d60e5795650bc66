package com.syncsketch.benchmarks.measure;

import java.util.List;

/**
 * Values as a function of another value.
 *
 * @param title the scenario
 * @param across the label of the horizontal axis, with its unit
 * @param up the label of the vertical axis, with its unit
 * @param lines the lines
 */
public record Curve(String title, String across, String up, List<Line> lines) {

    public Curve {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param name its label
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

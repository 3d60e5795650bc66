package com.syncsketch.benchmarks.report;

import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws charts as SVG. Chart libraries need fonts that a headless machine may lack, and two kinds of chart do not justify
 * the dependency.
 */
final class Charts {

    private static final int WIDTH = 760;
    private static final int LEFT = 330;
    private static final int RIGHT = 60;
    private static final int ROW = 20;
    private static final String OURS = "#0b6e99";
    private static final List<String> COLOURS = List.of("#0b6e99", "#c2571a", "#5b8c2a", "#7a4fa3", "#777777");

    private Charts() {}

    /**
     * Returns a chart with one bar per candidate and comparison: the ratio of our value to the candidate's; the thin line is
     * the spread.
     */
    static String ratios(String title, List<Comparison> comparisons) {
        List<String> parts = new ArrayList<>();
        double max = 1.2;
        for (Comparison comparison : comparisons) {
            for (Series series : comparison.series()) {
                max = Math.max(max, comparison.oursOver(series).max());
            }
        }
        double scale = (WIDTH - LEFT - RIGHT) / max;
        int y = 40;
        for (Comparison comparison : comparisons) {
            parts.add(text(10, y + 14, "start", "bold", comparison.title()));
            y += ROW;
            for (Series series : comparison.series()) {
                if (series.candidate().equals(comparison.ours())) {
                    continue;
                }
                Spread ratio = comparison.oursOver(series);
                parts.add(text(LEFT - 8, y + 14, "end", "normal", "÷ " + series.candidate()));
                parts.add(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>",
                        LEFT,
                        y + 4,
                        ratio.median() * scale,
                        OURS));
                parts.add(line(LEFT + ratio.min() * scale, y + 10, LEFT + ratio.max() * scale, y + 10, "#000"));
                parts.add(text(
                        LEFT + (int) (ratio.max() * scale) + 6,
                        y + 14,
                        "start",
                        "normal",
                        Numbers.shorten(ratio.median())));
                y += ROW;
            }
        }
        parts.add(line(LEFT + scale, 34, LEFT + scale, y + 4, "#b00"));
        return document(title, y + 20, parts);
    }

    /** Returns a line chart. */
    static String curve(Curve curve) {
        int left = 80;
        int top = 60;
        int height = 260;
        int width = WIDTH - left - 180;
        double maxX = Double.MIN_NORMAL;
        double maxY = Double.MIN_NORMAL;
        for (Curve.Line one : curve.lines()) {
            for (Curve.Point point : one.points()) {
                maxX = Math.max(maxX, point.x());
                maxY = Math.max(maxY, point.y());
            }
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            double y = top + height - height * i / 4.0;
            parts.add(line(left, y, left + width, y, "#ddd"));
            parts.add(text(left - 6, (int) y + 4, "end", "normal", Numbers.shorten(maxY * i / 4)));
            double x = left + width * i / 4.0;
            parts.add(text((int) x, top + height + 18, "middle", "normal", Numbers.shorten(maxX * i / 4)));
        }
        parts.add(text(left + width / 2, top + height + 38, "middle", "normal", curve.across()));
        parts.add(text(left, top - 10, "start", "normal", curve.up()));
        int number = 0;
        for (Curve.Line one : curve.lines()) {
            String colour = COLOURS.get(number % COLOURS.size());
            StringBuilder points = new StringBuilder();
            for (Curve.Point point : one.points()) {
                points.append(String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        left + width * point.x() / maxX,
                        top + height - height * point.y() / maxY));
            }
            parts.add("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\""
                    + points.toString().strip() + "\"/>");
            parts.add("<g fill=\"" + colour + "\">"
                    + text(left + width + 12, top + 14 + number * ROW, "start", "bold", one.name()) + "</g>");
            number++;
        }
        return document(curve.title(), top + height + 60, parts);
    }

    private static String document(String title, int height, List<String> parts) {
        return String.format(Locale.ROOT, """
                        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                             font-family="sans-serif" font-size="12" role="img">
                        <title>%3$s</title>
                        <rect width="%1$d" height="%2$d" fill="#fff"/>
                        """, WIDTH, height, escaped(title))
                + text(10, 20, "start", "bold", title) + "\n" + String.join("\n", parts) + "\n</svg>\n";
    }

    private static String text(int x, int y, String anchor, String weight, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>",
                x,
                y,
                anchor,
                weight,
                escaped(text));
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1,
                y1,
                x2,
                y2,
                colour);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

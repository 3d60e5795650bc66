package com.syncsketch.cli.notes;

import com.syncsketch.sdk.client.notes.FrameRate;
import java.io.IOException;
import java.math.BigInteger;

/** FCPXML 1.8, which Final Cut Pro and DaVinci Resolve import: a gap with markers. */
final class FcpXmlFormat implements MarkerFormat {

    @Override
    public void write(Timeline timeline, Appendable out) throws IOException {
        FrameRate rate = timeline.rate();
        long start = timeline.start().getFrame();
        String duration = seconds(timeline.frames(), rate);
        String drop = timeline.start().isDropFrame() ? "DF" : "NDF";
        XmlDocument.write(
                out,
                "fcpxml",
                document -> document.element(
                        "fcpxml",
                        root -> {
                            root.element(
                                    "resources",
                                    resources -> resources.empty(
                                            "format",
                                            "id",
                                            "r1",
                                            "frameDuration",
                                            seconds(1, rate),
                                            "width",
                                            "1920",
                                            "height",
                                            "1080"));
                            root.element(
                                    "library",
                                    library -> library.element(
                                            "event",
                                            event -> event.element(
                                                    "project",
                                                    project -> project.element(
                                                            "sequence",
                                                            sequence -> sequence.element(
                                                                    "spine",
                                                                    spine -> spine.element(
                                                                            "gap",
                                                                            gap -> {
                                                                                for (Marker marker :
                                                                                        timeline.markers()) {
                                                                                    gap.empty(
                                                                                            "marker",
                                                                                            "start",
                                                                                            seconds(
                                                                                                    start
                                                                                                            + marker
                                                                                                                    .frame(),
                                                                                                    rate),
                                                                                            "duration",
                                                                                            seconds(1, rate),
                                                                                            "value",
                                                                                            marker.text(),
                                                                                            "note",
                                                                                            marker.name());
                                                                                }
                                                                            },
                                                                            "name",
                                                                            "Gap",
                                                                            "offset",
                                                                            seconds(start, rate),
                                                                            "start",
                                                                            seconds(start, rate),
                                                                            "duration",
                                                                            duration)),
                                                            "format",
                                                            "r1",
                                                            "duration",
                                                            duration,
                                                            "tcStart",
                                                            seconds(start, rate),
                                                            "tcFormat",
                                                            drop),
                                                    "name",
                                                    timeline.name()),
                                            "name",
                                            timeline.name()));
                        },
                        "version",
                        "1.8"));
    }

    /** Returns a time as a fraction of a second, which is exact for each frame rate. */
    private static String seconds(long frames, FrameRate rate) {
        long numerator = Math.multiplyExact(frames, rate.getDenominator());
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(rate.getNumerator()))
                .longValueExact();
        long denominator = rate.getNumerator() / divisor;
        return numerator / divisor + (denominator == 1 ? "s" : "/" + denominator + "s");
    }
}

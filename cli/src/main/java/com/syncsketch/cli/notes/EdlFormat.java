package com.syncsketch.cli.notes;

import com.syncsketch.sdk.client.notes.Timecode;
import java.io.IOException;
import java.util.Locale;

/** An EDL of markers, which DaVinci Resolve imports with "Timeline Markers from EDL". */
final class EdlFormat implements MarkerFormat {

    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_EVENTS = 9999;

    @Override
    public void write(Timeline timeline, Appendable out) throws IOException {
        String mode = timeline.start().isDropFrame() ? "DROP FRAME" : "NON-DROP FRAME";
        out.append("TITLE: ")
                .append(line(timeline.name()))
                .append("\nFCM: ")
                .append(mode)
                .append("\n");
        int event = 0;
        for (Marker marker : timeline.markers()) {
            if (++event > MAX_EVENTS) {
                throw new IOException("An EDL has at most " + MAX_EVENTS + " markers");
            }
            Timecode in = timeline.start().plus(marker.frame());
            Timecode end = in.plus(1);
            String number = String.format(Locale.ROOT, "%03d", event);
            out.append("\n")
                    .append(String.format(Locale.ROOT, "%s  001      V     C        ", number))
                    .append(in + " " + end + " " + in + " " + end)
                    .append("  \n |C:ResolveColorBlue |M:")
                    .append(text(marker))
                    .append(" |D:1\n");
        }
    }

    /** A vertical bar starts the next field. */
    private static String text(Marker marker) {
        String text = marker.name().isEmpty() ? marker.text() : marker.name() + ": " + marker.text();
        return line(text).replace('|', '/');
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_NAME_LENGTH * 8 ? line : line.substring(0, MAX_NAME_LENGTH * 8);
    }
}

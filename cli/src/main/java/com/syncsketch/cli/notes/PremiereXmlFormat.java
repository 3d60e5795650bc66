package com.syncsketch.cli.notes;

import com.syncsketch.sdk.client.notes.FrameRate;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** The XML of Final Cut Pro 7 (xmeml), which Adobe Premiere Pro imports: a sequence with markers. */
final class PremiereXmlFormat implements MarkerFormat {

    private static final int NTSC_DENOMINATOR = 1001;

    @Override
    public void write(Timeline timeline, Appendable out) throws IOException {
        XmlDocument.write(
                out,
                "xmeml",
                document -> document.element(
                        "xmeml",
                        root -> root.element("sequence", sequence -> {
                            sequence.text("name", timeline.name());
                            sequence.text("duration", timeline.frames());
                            rate(sequence, timeline.rate());
                            sequence.element("timecode", timecode -> {
                                rate(timecode, timeline.rate());
                                timecode.text("string", timeline.start());
                                timecode.text("frame", timeline.start().getFrame());
                                timecode.text("displayformat", timeline.start().isDropFrame() ? "DF" : "NDF");
                            });
                            sequence.element("media", media -> media.element("video", video -> video.empty("track")));
                            for (Marker marker : timeline.markers()) {
                                sequence.element("marker", element -> {
                                    element.text("name", marker.name());
                                    element.text("comment", marker.text());
                                    element.text("in", marker.frame());
                                    // A marker of a single frame.
                                    element.text("out", -1);
                                });
                            }
                        }),
                        "version",
                        "4"));
    }

    private static void rate(XmlDocument document, FrameRate rate) throws XMLStreamException {
        document.element("rate", element -> {
            element.text("timebase", rate.getTimecodeBase());
            element.text("ntsc", rate.getDenominator() == NTSC_DENOMINATOR ? "TRUE" : "FALSE");
        });
    }
}

package com.syncsketch.mock.internal.render;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Creates rendered sketches: small, valid files that are always the same for the same frames. The drawings are placeholders, because
 * the service's format of drawings is unknown.
 */
public final class SketchRenderer {

    /** The width of all images in pixels. */
    public static final int WIDTH = 64;

    /** The height of all images in pixels. */
    public static final int HEIGHT = 36;

    private static final String VIDEO = "/com/syncsketch/mock/video-with-sketches.mp4";

    private static final int FRAME = 0x3A3F44FF;
    private static final int FRAME_UNDER_PAPER = 0x9CA0A4FF;
    private static final int STROKE = 0xE04030FF;
    private static final int CLEAR = 0;

    private SketchRenderer() {}

    /**
     * Renders a sketch on top of its frame.
     *
     * @param frame the frame number; each frame has a different stroke
     * @param tracingPaper whether to brighten the frame
     * @return a PNG file
     */
    public static byte[] image(int frame, boolean tracingPaper) {
        return stroke(frame, tracingPaper ? FRAME_UNDER_PAPER : FRAME);
    }

    /**
     * Creates an archive of sketches for Maya: one XML file, and each sketch as a PNG file without its frame.
     *
     * <p>Nothing more is known of the archive. The file names and the content of the XML are choices of the mock server.
     *
     * @param frames the numbers of the frames with sketches
     * @return a zip file
     */
    public static byte[] greasePencil(Collection<Integer> frames) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<greasepencil>\n");
            for (int frame : frames) {
                xml.append("  <frame time=\"%d\" file=\"%s\"/>%n"
                        .formatted(frame, name(frame))
                        .replace("\r", ""));
                entry(zip, name(frame), stroke(frame, CLEAR));
            }
            xml.append("</greasepencil>\n");
            entry(zip, "greasepencil.xml", xml.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write a zip file in memory", e);
        }
        return file.toByteArray();
    }

    /**
     * Returns a video of half a second that shows a stroke.
     *
     * @return an MP4 file with H.264
     */
    public static byte[] video() {
        return Video.BYTES.clone();
    }

    /** A holder class: most servers never show a video, and a list of items shows many. */
    private static final class Video {

        static final byte[] BYTES = readVideo();
    }

    private static byte[] readVideo() {
        try (InputStream video = SketchRenderer.class.getResourceAsStream(VIDEO)) {
            if (video == null) {
                throw new FileNotFoundException(VIDEO + " is not on the class path");
            }
            return video.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the video", e);
        }
    }

    /** Renders a stroke across the image, further down in each frame. */
    private static byte[] stroke(int frame, int background) {
        int shift = Math.floorMod(frame, HEIGHT);
        return PngWriter.image(WIDTH, HEIGHT, (x, y) -> y == (x / 2 + shift) % HEIGHT ? STROKE : background);
    }

    private static String name(int frame) {
        return "sketch.%04d.png".formatted(frame);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time, so that the archive is always the same.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}

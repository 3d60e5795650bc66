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
 * Makes what stands for rendered sketches: real files that can be opened, small, and always the same for the same frames. The drawings
 * are stand-ins, as the service's form of a drawing is not known.
 */
public final class SketchRenderer {

    /** The width of all pictures, in pixels. */
    public static final int WIDTH = 64;

    /** The height of all pictures, in pixels. */
    public static final int HEIGHT = 36;

    private static final String VIDEO = "/com/syncsketch/mock/video-with-sketches.mp4";

    private static final int MEDIUM = 0x3A3F44FF;
    private static final int MEDIUM_UNDER_PAPER = 0x9CA0A4FF;
    private static final int STROKE = 0xE04030FF;
    private static final int CLEAR = 0;

    private SketchRenderer() {}

    /**
     * Draws a sketch onto the frame behind it.
     *
     * @param frame the number of the frame; each has a stroke of its own
     * @param tracingPaper whether a bright sheet lies between them
     * @return a PNG file
     */
    public static byte[] picture(int frame, boolean tracingPaper) {
        return stroke(frame, tracingPaper ? MEDIUM_UNDER_PAPER : MEDIUM);
    }

    /**
     * Packs sketches as the service does for Maya: one XML file, and each sketch as a PNG file without the frame behind it.
     *
     * <p>Only that much is known of the archive. The names in it, and what the XML says, are this server's own.
     *
     * @param frames the numbers of the frames that have sketches
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
            throw new UncheckedIOException("A zip file in memory cannot be written", e);
        }
        return file.toByteArray();
    }

    /**
     * Gives a video of half a second, with a stroke in it.
     *
     * @return an MP4 file with H.264
     */
    public static byte[] video() {
        try (InputStream video = SketchRenderer.class.getResourceAsStream(VIDEO)) {
            if (video == null) {
                throw new FileNotFoundException("no " + VIDEO + " on the class path");
            }
            return video.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The video cannot be read", e);
        }
    }

    /** A stroke across the picture, further down with each frame. */
    private static byte[] stroke(int frame, int background) {
        int shift = Math.floorMod(frame, HEIGHT);
        return PngWriter.picture(WIDTH, HEIGHT, (x, y) -> y == (x / 2 + shift) % HEIGHT ? STROKE : background);
    }

    private static String name(int frame) {
        return "sketch.%04d.png".formatted(frame);
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The time of day would make each archive another one.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}

package com.syncsketch.mock.internal.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes small PNG images. The image library of the JDK takes too long to load. */
final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte EIGHT_BITS = 8;
    private static final byte RED_GREEN_BLUE_ALPHA = 6;

    /** The pixels of an image. */
    interface Pixels {

        /** Returns the RGBA color of a pixel: eight bits for each component, red in the highest byte. */
        int at(int x, int y);
    }

    private PngWriter() {}

    static byte[] image(int width, int height, Pixels pixels) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + width * Integer.BYTES));
        for (int y = 0; y < height; y++) {
            // Each row starts with the number of its filter; 0 is none.
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                rows.putInt(pixels.at(x, y));
            }
        }
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put(EIGHT_BITS).put(RED_GREEN_BLUE_ALPHA);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", deflate(rows.array()));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12);
        chunk.putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), Integer.BYTES, content.length + 4);
        file.writeBytes(chunk.putInt((int) sum.getValue()).array());
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }
}

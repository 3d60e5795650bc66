package com.syncsketch.mock.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SketchRendererTest {

    @Test
    void imageIsAPngThatTheJdkCanRead() throws Exception {
        BufferedImage image = read(SketchRenderer.image(0, false));
        assertThat(image.getWidth()).isEqualTo(SketchRenderer.WIDTH);
        assertThat(image.getHeight()).isEqualTo(SketchRenderer.HEIGHT);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFE04030);
        assertThat(image.getRGB(0, 20)).isEqualTo(0xFF3A3F44);
    }

    @Test
    void imageDependsOnlyOnFrameAndTracingPaper() throws Exception {
        assertThat(SketchRenderer.image(7, false)).isEqualTo(SketchRenderer.image(7, false));
        assertThat(SketchRenderer.image(7, false)).isNotEqualTo(SketchRenderer.image(8, false));
        assertThat(read(SketchRenderer.image(0, true)).getRGB(0, 20)).isEqualTo(0xFF9CA0A4);
    }

    @Test
    void archiveHasOneXmlFileAndATransparentImageForEachFrame() throws Exception {
        byte[] archive = SketchRenderer.greasePencil(List.of(0, 41));
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(files).containsOnlyKeys("sketch.0000.png", "sketch.0041.png", "greasepencil.xml");
        assertThat(read(files.get("sketch.0000.png")).getRGB(0, 20) >>> 24).isZero();
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.get("greasepencil.xml")));
        assertThat(xml.getElementsByTagName("frame").getLength()).isEqualTo(2);
        assertThat(archive).isEqualTo(SketchRenderer.greasePencil(List.of(0, 41)));
    }

    @Test
    void videoIsAnMp4() {
        byte[] video = SketchRenderer.video();
        assertThat(new String(video, 4, 8, StandardCharsets.ISO_8859_1)).isEqualTo("ftypisom");
        assertThat(new String(video, StandardCharsets.ISO_8859_1))
                .contains("moov")
                .contains("avc1");
    }

    private static BufferedImage read(byte[] image) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(image));
    }
}

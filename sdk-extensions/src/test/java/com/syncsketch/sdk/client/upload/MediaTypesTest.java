package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "shot010_v003.mov, video/quicktime",
        "SHOT.MOV, video/quicktime",
        "a.b.mp4, video/mp4",
        "master.mxf, application/mxf",
        "plate.exr, image/x-exr",
        "plate.dpx, image/x-dpx",
        "model.glb, model/gltf-binary",
        "model.usdz, model/vnd.usdz+zip",
        "frame.png, image/png",
        "frame.jpg, image/jpeg",
        "frame.tif, image/tiff",
        "matte.psd, image/vnd.adobe.photoshop",
        "notes.pdf, application/pdf",
        "take.wav, audio/x-wav",
        "take.aac, audio/aac",
        "frame.heif, image/heif",
        "scan.mov.zip, application/zip",
        "shot.mov.gz, application/octet-stream",
        "shots.tar.gz, application/octet-stream",
        "archive.xyz, application/octet-stream",
        "noextension, application/octet-stream",
        ".mov, application/octet-stream",
        "mov, application/octet-stream",
        "trailing., application/octet-stream"
    })
    void of_dependsOnTheExtension(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type);
        assertThat(MediaTypes.of(Path.of("folder.mov", name))).isEqualTo(type);
    }

    @Test
    void of_aPathWithoutAName_isUnknown() {
        assertThat(MediaTypes.of(Path.of("/"))).isEqualTo(MediaTypes.UNKNOWN);
    }
}

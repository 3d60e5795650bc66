package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of files whose bytes no character encoding of a JVM has; other locales are tested in their own JVMs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "names of files are bytes only on Linux")
class UploadAttributesTest {

    @TempDir
    private Path folder;

    /** Returns a file with a percent-encoded name. */
    private Path file(String name) throws IOException {
        Path file = Path.of(URI.create(folder.toUri() + name));
        return Files.write(file, new byte[] {1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF.mov", "shot%FE%FF.mov", "%C3-.mov", "a%80"})
    void undecodableName_isRefused(String name) throws IOException {
        UploadRequest request = UploadRequest.builder(31, file(name)).build();

        assertThatThrownBy(() -> UploadAttributes.checkName(request))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("(percent-encoded: " + name + ")")
                .hasMessageContaining("or set the name of the item in the request");
    }

    @Test
    void nameOfTheRequest_replacesAnUndecodableName() throws IOException {
        UploadRequest request =
                UploadRequest.builder(31, file("%FF.mov")).name("shot_010.mov").build();

        assertThatCode(() -> UploadAttributes.checkName(request)).doesNotThrowAnyException();
        assertThat(UploadAttributes.formFileName(request)).isEqualTo("shot_010.mov");
        assertThat(UploadAttributes.itemName(request)).isEqualTo("shot_010.mov");
    }

    @Test
    void nameThatWasDecodedWithALoss_isRefused() throws IOException {
        UploadRequest request = UploadRequest.builder(31, file("%FF.mov"))
                .name("shot\ufffd.mov")
                .build();

        assertThatThrownBy(() -> UploadAttributes.checkName(request))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("without U+FFFD in the request");
    }

    @Test
    void decodedName_isThatOfTheForm() throws IOException {
        UploadRequest request =
                UploadRequest.builder(31, file("shot.mov")).name("Shot 10").build();

        assertThatCode(() -> UploadAttributes.checkName(request)).doesNotThrowAnyException();
        assertThat(UploadAttributes.formFileName(request)).isEqualTo("shot.mov");
        assertThat(UploadAttributes.itemName(request)).isEqualTo("Shot 10.mov");
    }
}

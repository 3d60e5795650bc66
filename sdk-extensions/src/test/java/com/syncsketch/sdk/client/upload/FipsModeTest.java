package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.testsupport.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Java platform without MD5. */
@Timeout(120)
class FipsModeTest {

    @ParameterizedTest
    @EnumSource(ProviderWithoutMd5.Mode.class)
    void uploads_areNotVerified_andRefusedIfThatIsRequired(ProviderWithoutMd5.Mode mode, @TempDir Path folder)
            throws Exception {
        Path file = Files.write(folder.resolve("clip.mov"), new byte[] {1, 2, 3});
        try (FakeMultipart fake = new FakeMultipart()) {
            String output = ProcessRunner.in(folder)
                    .java(UploadWithoutMd5.class, List.of(), fake.service.url(), file.toString(), mode.name())
                    .outputOrFail();

            assertThat(output)
                    .contains("no MD5")
                    .contains(
                            "refused: The checksums of " + file + " cannot be verified: this Java platform has no MD5")
                    .contains("verified 0")
                    .containsOnlyOnce("so uploads are not verified by checksums");
            assertThat(output).contains("item 502");
            // Nothing was sent for the refused upload.
            assertThat(fake.count("start")).isEqualTo(1);
            assertThat(fake.object()).containsExactly(1, 2, 3);
        }
    }
}

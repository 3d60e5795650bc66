package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.testsupport.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Java platform without MD5. */
@Timeout(120)
class FipsModeTest {

    @Test
    void uploads_areNotVerified_andRefusedIfThatIsRequired(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("clip.mov"), new byte[] {1, 2, 3});
        try (FakeMultipart fake = new FakeMultipart()) {
            String output = ProcessRunner.in(folder)
                    .java(UploadWithoutMd5.class, List.of(), fake.service.url(), file.toString())
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

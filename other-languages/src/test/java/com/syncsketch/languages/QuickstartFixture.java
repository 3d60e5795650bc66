package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.CredentialPlacement;
import com.syncsketch.mock.model.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** The input of the quickstart programs and the checks of their effects on the mock server. */
final class QuickstartFixture {

    /** The size of a file with two parts, the last one short. */
    private static final int SIZE = 5 * 1024 * 1024 + 4321;

    private QuickstartFixture() {}

    /** Creates the file to upload, with a name that requires escaping. */
    static Path media(Path folder) throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(SIZE).nextBytes(bytes);
        return Files.write(folder.resolve("shot 010 & more.mov"), bytes);
    }

    /** Returns the environment variables of the programs. */
    static Map<String, String> environment(MockSyncSketch mock) {
        return Map.of(
                "SYNCSKETCH_HOST", mock.url().toString(),
                "SYNCSKETCH_USER", mock.user(),
                "SYNCSKETCH_API_KEY", mock.key());
    }

    /** Checks the requests and the data of the server after a quickstart. */
    static void verify(MockSyncSketch mock, Path media) throws IOException {
        mock.journal().verifyNoUnexpectedErrors();
        mock.journal()
                .verifyInOrder(
                        "checkConnection",
                        "listAccounts",
                        "createProject",
                        "createReview",
                        "uploadToReview",
                        "startUpload",
                        "createMultipartUpload",
                        "signUploadPart",
                        "storage.putPart",
                        "completeMultipartUpload",
                        "getItem",
                        "createFrame",
                        "listFrames");
        mock.journal()
                .verifyAny()
                .where(entry -> !entry.operation().startsWith("storage."))
                .withCredentials(CredentialPlacement.KEY_IN_HEADER)
                .times(mock.journal().count() - 2);
        // Signed URLs must not be used with other credentials.
        mock.journal()
                .verify("storage.putPart")
                .withCredentials(CredentialPlacement.SIGNATURE_IN_QUERY)
                .times(2);

        assertThat(mock.data().projects()).extracting("name").containsExactly("Quickstart");
        assertThat(mock.data().reviews()).extracting("name").containsExactly("Dailies");
        assertThat(mock.data().items())
                .extracting("name")
                .containsExactly(
                        media.getFileName().toString(), media.getFileName().toString());
        assertThat(mock.storage().objects()).hasSize(2);
        for (StoredObject object : mock.storage().objects()) {
            assertThat(object.contentEquals(media)).as(object.toString()).isTrue();
        }
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.data().comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment)
                        .containsEntry("frame", 42L)
                        .containsEntry("text", "Hold two frames longer"));
    }
}

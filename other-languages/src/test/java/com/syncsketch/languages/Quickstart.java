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

/** What the quickstart of each language is given, and what the mock server has to have seen of it. */
final class Quickstart {

    /** More than one part, the last one short. */
    private static final int SIZE = 5 * 1024 * 1024 + 4321;

    private Quickstart() {}

    /** Makes the file to upload. Its name needs escaping wherever a name can. */
    static Path medium(Path folder) throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(SIZE).nextBytes(bytes);
        return Files.write(folder.resolve("shot 010 & more.mov"), bytes);
    }

    /** The environment that the programs read. */
    static Map<String, String> environment(MockSyncSketch mock) {
        return Map.of(
                "SYNCSKETCH_HOST", mock.url().toString(),
                "SYNCSKETCH_USER", mock.user(),
                "SYNCSKETCH_API_KEY", mock.key());
    }

    /** Fails unless the server has, and has seen, what the quickstart does. */
    static void verify(MockSyncSketch mock, Path medium) throws IOException {
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
                .where(call -> !call.operation().startsWith("storage."))
                .withCredentials(CredentialPlacement.KEY_IN_HEADER)
                .times(mock.journal().count() - 2);
        // The address is signed, and takes no second credentials.
        mock.journal()
                .verify("storage.putPart")
                .withCredentials(CredentialPlacement.SIGNATURE_IN_QUERY)
                .times(2);

        assertThat(mock.data().projects()).extracting("name").containsExactly("Quickstart");
        assertThat(mock.data().reviews()).extracting("name").containsExactly("Dailies");
        assertThat(mock.data().items())
                .extracting("name")
                .containsExactly(
                        medium.getFileName().toString(), medium.getFileName().toString());
        assertThat(mock.storage().objects()).hasSize(2);
        for (StoredObject object : mock.storage().objects()) {
            assertThat(object.contentEquals(medium)).as(object.toString()).isTrue();
        }
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.data().comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment)
                        .containsEntry("frame", 42L)
                        .containsEntry("text", "Hold two frames longer"));
    }
}

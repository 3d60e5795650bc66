package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.mock.model.ExternalStorage.Form;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.UploadedItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads by signed form to a real S3 server, which checks the policy. */
class S3SignedFormIT {

    private static final byte[] MOVIE = S3Fixture.bytes(1_000_000);

    @TempDir
    Path folder;

    private static S3Fixture stage;

    @BeforeAll
    static void start() throws Exception {
        stage = new S3Fixture();
    }

    @AfterEach
    void signProperlyAgain() {
        stage.s3.storage().signProperly();
    }

    @AfterAll
    static void stop() throws Exception {
        stage.close();
    }

    private Path file(String name) throws Exception {
        return Files.write(folder.resolve(name), MOVIE);
    }

    private static StorageException refused(Path file) {
        int before = stage.s3.objects();
        StorageException refused = catchThrowableOfType(
                StorageException.class, () -> stage.client.uploads().uploadSigned(stage.review, file));
        assertThat(refused).isNotNull();
        assertThat(stage.s3.objects()).isEqualTo(before);
        assertThat(stage.item(refused.itemId()).getStatus()).hasToString("processing");
        return refused;
    }

    /** Gives the forms that arrived so far. */
    private static List<RecordingRelay.Head> forms() {
        return stage.s3.tap().heads().stream()
                .filter(head -> head.line().startsWith("POST "))
                .toList();
    }

    private static void spoil(String field, String value) {
        stage.s3.storage().spoilForms(form -> {
            Map<String, String> fields = new LinkedHashMap<>(form.fields());
            assertThat(fields).containsKey(field);
            fields.put(field, value);
            return new Form(form.url(), fields);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shot_010.mov", "é 日本 +&=%.mov", "\"quoted\" 'name';.mov"})
    void file_arrivesWholeWithItsItem(String name) throws Exception {
        int before = forms().size();

        UploadedItem uploaded = stage.client.uploads().uploadSigned(stage.review, file(name));

        Item item = stage.item(uploaded.getId());
        assertThat(item.getStatus()).hasToString("done");
        assertThat(S3Fixture.sha256At(item.getUrl())).isEqualTo(S3Server.sha256(MOVIE));
        String key = "uploads/" + stage.review + "/" + uploaded.getUuid() + "/" + name;
        assertThat(stage.s3.sha256(key)).isEqualTo(S3Server.sha256(MOVIE));
        assertThat(stage.s3.mediaType(key)).isEqualTo("video/quicktime");
        assertThat(stage.s3.metadata(key))
                .containsEntry("item-id", Long.toString(uploaded.getId()))
                .containsEntry("item-uuid", uploaded.getUuid());
        assertThat(forms()).hasSize(before + 1).allSatisfy(S3Fixture::assertAmazonWouldTake);
    }

    @Test
    void mediaTypeOfTheRequest_isThatOfThePolicy() throws Exception {
        UploadedItem uploaded = stage.client
                .uploads()
                .uploadSigned(UploadRequest.builder(stage.review, file("a.bin"))
                        .contentType("video/x-odd")
                        .build());

        assertThat(stage.s3.mediaType("uploads/" + stage.review + "/" + uploaded.getUuid() + "/a.bin"))
                .isEqualTo("video/x-odd");
    }

    @Test
    void expiredForm_isRefused() throws Exception {
        stage.s3.storage().signFormsExpired();

        StorageException refused = refused(file("late.mov"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("AccessDenied");
        assertThat(refused.detail()).contains("expired");
    }

    @Test
    void tamperedSignature_isRefused() throws Exception {
        spoil("x-amz-signature", "0".repeat(64));

        assertThat(refused(file("tampered.mov")).status()).isEqualTo(403);
    }

    @Test
    void fieldThatThePolicyDoesNotAllow_isRefused() throws Exception {
        spoil("x-amz-meta-item-id", "4711");

        // The client takes the id from here, so that the exception names another item.
        int before = stage.s3.objects();
        Path file = file("other.mov");
        StorageException refused = catchThrowableOfType(
                StorageException.class, () -> stage.client.uploads().uploadSigned(stage.review, file));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("AccessDenied");
        assertThat(stage.s3.objects()).isEqualTo(before);
    }
}

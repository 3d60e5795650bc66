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

/** Tests uploads with signed forms to a real S3 server, which checks the policy. */
class S3SignedFormIT {

    private static final byte[] MOVIE = S3Fixture.bytes(1_000_000);

    @TempDir
    Path folder;

    private static S3Fixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new S3Fixture();
    }

    @AfterEach
    void resetSigning() {
        fixture.s3.storage().signProperly();
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    private Path file(String name) throws Exception {
        return Files.write(folder.resolve(name), MOVIE);
    }

    private static StorageException rejection(Path file) {
        int before = fixture.s3.objects();
        StorageException rejection = catchThrowableOfType(
                StorageException.class, () -> fixture.client.uploads().uploadSigned(fixture.review, file));
        assertThat(rejection).isNotNull();
        assertThat(fixture.s3.objects()).isEqualTo(before);
        assertThat(fixture.item(rejection.getItemId()).getProcessingStatus()).hasToString("processing");
        return rejection;
    }

    /** Returns the heads of the forms that were received so far. */
    private static List<RecordingRelay.Head> forms() {
        return fixture.s3.relay().heads().stream()
                .filter(head -> head.line().startsWith("POST "))
                .toList();
    }

    private static void tamper(String field, String value) {
        fixture.s3.storage().changeForms(form -> {
            Map<String, String> fields = new LinkedHashMap<>(form.fields());
            assertThat(fields).containsKey(field);
            fields.put(field, value);
            return new Form(form.url(), fields);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shot_010.mov", "é 日本 +&=%.mov", "\"quoted\" 'name';.mov"})
    void file_isUploadedWithItsItem(String name) throws Exception {
        int before = forms().size();

        UploadedItem uploaded = fixture.client.uploads().uploadSigned(fixture.review, file(name));

        Item item = fixture.item(uploaded.getId());
        assertThat(item.getProcessingStatus()).hasToString("done");
        assertThat(S3Fixture.sha256At(item.getUrl())).isEqualTo(S3Server.sha256(MOVIE));
        String key = "uploads/" + fixture.review + "/" + uploaded.getUuid() + "/" + uploaded.getId() + "/" + name;
        assertThat(fixture.s3.sha256(key)).isEqualTo(S3Server.sha256(MOVIE));
        assertThat(fixture.s3.mediaType(key)).isEqualTo("video/quicktime");
        assertThat(fixture.s3.metadata(key))
                .containsEntry("item-id", Long.toString(uploaded.getId()))
                .containsEntry("item-uuid", uploaded.getUuid());
        assertThat(forms()).hasSize(before + 1).allSatisfy(S3Fixture::assertAcceptableForAmazon);
    }

    @Test
    void mediaType_isThatOfTheRequest() throws Exception {
        UploadedItem uploaded = fixture.client
                .uploads()
                .uploadSigned(UploadRequest.builder(fixture.review, file("a.bin"))
                        .contentType("video/x-odd")
                        .build());

        assertThat(fixture.s3.mediaType(
                        "uploads/" + fixture.review + "/" + uploaded.getUuid() + "/" + uploaded.getId() + "/a.bin"))
                .isEqualTo("video/x-odd");
    }

    @Test
    void expiredForm_isRejected() throws Exception {
        fixture.s3.storage().signFormsExpired();

        StorageException rejection = rejection(file("late.mov"));

        assertThat(rejection.getStatus()).isEqualTo(403);
        assertThat(rejection.getCode()).isEqualTo("AccessDenied");
        assertThat(rejection.getDetail()).contains("expired");
    }

    @Test
    void tamperedSignature_isRejected() throws Exception {
        tamper("x-amz-signature", "0".repeat(64));

        assertThat(rejection(file("tampered.mov")).getStatus()).isEqualTo(403);
    }

    @Test
    void fieldThatThePolicyDoesNotAllow_isRejected() throws Exception {
        tamper("x-amz-meta-item-id", "4711");

        // The client reads the id from this field, so the exception has the id of another item.
        int before = fixture.s3.objects();
        Path file = file("other.mov");
        StorageException rejection = catchThrowableOfType(
                StorageException.class, () -> fixture.client.uploads().uploadSigned(fixture.review, file));

        assertThat(rejection.getStatus()).isEqualTo(403);
        assertThat(rejection.getCode()).isEqualTo("AccessDenied");
        assertThat(fixture.s3.objects()).isEqualTo(before);
    }
}

package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.Item;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadAllRequestTest {

    private static final Path FILE = Path.of("a.mov");

    @Test
    void ofFiles_hasTheDefaults() {
        List<Path> files = new ArrayList<>(List.of(FILE));
        UploadAllRequest.Builder builder = UploadAllRequest.ofFiles(31, files);
        files.clear();
        UploadAllRequest request = builder.build();
        assertThat(request.getReviewId()).isEqualTo(31);
        assertThat(request.getFiles()).containsExactly(FILE);
        assertThat(request.getFolder()).isNull();
        assertThat(request.getFilter()).accepts(FILE);
        assertThat(request.getParallelFiles()).isEqualTo(2);
        assertThat(request.isStopOnFailure()).isFalse();
        assertThat(request.getListener()).isNull();
        assertThat(request.getResumeFolder()).isNull();
        assertThat(request).hasToString("UploadAllRequest{reviewId=31, 1 files}");
    }

    @Test
    void request_isNotAffectedByItsBuilder() {
        UploadAllListener listener = new UploadAllListener() {};
        UploadAllRequest.Builder builder =
                UploadAllRequest.ofFolder(31, Path.of("dailies")).glob("*.mov").parallelFiles(3);
        UploadAllRequest request =
                builder.stopOnFailure(true).listener(listener).build();
        builder.parallelFiles(4).glob("b*").build();
        assertThat(request.getFolder()).isEqualTo(Path.of("dailies"));
        assertThat(request.getFiles()).isEmpty();
        assertThat(request.getFilter()).accepts(Path.of("dailies", "a.mov")).rejects(Path.of("dailies", "a.txt"));
        assertThat(request.getParallelFiles()).isEqualTo(3);
        assertThat(request.isStopOnFailure()).isTrue();
        assertThat(request.getListener()).isSameAs(listener);
        assertThat(request).hasToString("UploadAllRequest{reviewId=31, folder=dailies}");
    }

    @Test
    void builder_rejectsInvalidSettings() {
        UploadAllRequest.Builder files = UploadAllRequest.ofFiles(31, List.of(FILE));
        assertThatThrownBy(() -> files.glob("*.mov")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.filter(file -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadAllRequest.ofFolder(31, FILE).glob("["))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadAllRequest.ofFolder(31, Path.of("a")).resumeFolder(Path.of("b", "..", "a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadAllRequest.ofFiles(31, Arrays.asList(FILE, null)))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void parallelFiles_outOfRange_isRejected(int files) {
        UploadAllRequest.Builder builder = UploadAllRequest.ofFiles(31, List.of(FILE));
        assertThatThrownBy(() -> builder.parallelFiles(files)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outcome_hasEitherAnItemOrAFailure() {
        RequestInterruptedException failure = new RequestInterruptedException("i");
        Item item = Item.builder().id(1L).build();
        assertThat(new Outcome(FILE, State.ALREADY_UPLOADED, 1L, null, null).isSucceeded())
                .isTrue();
        assertThatThrownBy(() -> new Outcome(FILE, State.ALREADY_UPLOADED, 1L, item, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Outcome(FILE, State.UPLOADED, 1L, item, null).isSucceeded())
                .isTrue();
        assertThat(new Outcome(FILE, State.FAILED, null, null, failure).isSucceeded())
                .isFalse();
        assertThat(new Outcome(FILE, State.NOT_STARTED, null, null, failure).isSucceeded())
                .isFalse();
        assertThatThrownBy(() -> new Outcome(FILE, State.UPLOADED, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(FILE, State.UPLOADED, 1L, null, failure))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(FILE, State.FAILED, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(FILE, State.FAILED, null, item, failure))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadAllRequestTest {

    private static final Path FILE = Path.of("a.mov");

    @Test
    void ofFiles_hasTheDefaults() {
        List<Path> files = new ArrayList<>(List.of(FILE));
        UploadAllRequestBuilder builder = UploadAllRequest.ofFiles(31, files);
        files.clear();
        UploadAllRequest request = builder.build();
        assertThat(request.getReviewId()).isEqualTo(31);
        assertThat(request.getFiles()).containsExactly(FILE);
        assertThat(request.getFolder()).isNull();
        assertThat(request.getFilter()).accepts(FILE);
        assertThat(request.getIncludes()).isEmpty();
        assertThat(request.getExcludes()).isEmpty();
        assertThat(request.isRecursive()).isFalse();
        assertThat(request.isFollowSymbolicLinks()).isFalse();
        assertThat(request.isIncludeHidden()).isFalse();
        assertThat(request.getMinimumAge()).isNull();
        assertThat(request.getSkipExisting()).isNull();
        assertThat(request.getParallelFiles()).isEqualTo(2);
        assertThat(request.isStopOnFailure()).isFalse();
        assertThat(request.getListener()).isNull();
        assertThat(request.getResumeFolder()).isNull();
        assertThat(request).hasToString("UploadAllRequest{reviewId=31, 1 files}");
    }

    @Test
    void request_isNotAffectedByItsBuilder() {
        UploadAllListener listener = new UploadAllListener() {};
        UploadAllRequestBuilder builder = UploadAllRequest.ofFolder(31, Path.of("dailies"))
                .include("*.mov")
                .parallelFiles(3);
        UploadAllRequest request =
                builder.stopOnFailure(true).listener(listener).build();
        builder.parallelFiles(4).include("b*").exclude("c*").build();
        assertThat(request.getFolder()).isEqualTo(Path.of("dailies"));
        assertThat(request.getFiles()).isEmpty();
        assertThat(request.getIncludes()).containsExactly("*.mov");
        assertThat(request.getExcludes()).isEmpty();
        assertThat(request.getParallelFiles()).isEqualTo(3);
        assertThat(request.isStopOnFailure()).isTrue();
        assertThat(request.getListener()).isSameAs(listener);
        assertThat(request).hasToString("UploadAllRequest{reviewId=31, folder=dailies}");
    }

    @Test
    void builder_rejectsInvalidSettings() {
        UploadAllRequestBuilder files = UploadAllRequest.ofFiles(31, List.of(FILE));
        List<Consumer<UploadAllRequestBuilder>> forFolders = List.of(
                request -> request.include("*.mov"),
                request -> request.exclude("*.mov"),
                request -> request.filter(file -> true),
                request -> request.recursive(true),
                request -> request.followSymbolicLinks(true),
                request -> request.includeHidden(true));
        for (Consumer<UploadAllRequestBuilder> setting : forFolders) {
            assertThatThrownBy(() -> setting.accept(files)).isInstanceOf(IllegalArgumentException.class);
            setting.accept(UploadAllRequest.ofFolder(31, FILE));
        }
        UploadAllRequestBuilder folder = UploadAllRequest.ofFolder(31, FILE);
        assertThatThrownBy(() -> folder.include("a", "[")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.exclude("{a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> folder.minimumAge(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.build().getIncludes()).isEmpty();
        assertThatThrownBy(() -> UploadAllRequest.ofFolder(31, Path.of("a")).resumeFolder(Path.of("b", "..", "a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadAllRequest.ofFiles(31, Arrays.asList(FILE, null)))
                .isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void parallelFiles_outOfRange_isRejected(int files) {
        UploadAllRequestBuilder builder = UploadAllRequest.ofFiles(31, List.of(FILE));
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
        assertThat(new Outcome(FILE, State.METADATA_MISSING, 1L, null, failure).isSucceeded())
                .isFalse();
        assertThatThrownBy(() -> new Outcome(FILE, State.METADATA_MISSING, null, null, failure))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(FILE, State.STILL_CHANGING, 1L, null, failure))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

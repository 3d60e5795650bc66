package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads with a resume file whose completion is uncertain. */
class ResumedCompletionTest extends CompletionFixture {

    @Test
    void refusal_withAResumeFile_isNotRememberedAsUncertain() throws IOException {
        UploadRequest request = resumable().build();
        complete(400, "application/json", "{}");

        UnfinishedUploadException first = unfinished(request);
        UnfinishedUploadException second = unfinished(request);

        assertThat(first.isPossiblyComplete()).isFalse();
        assertThat(second.isPossiblyComplete()).isFalse();
        assertThat(second).hasCauseInstanceOf(BadRequestException.class);
        assertThat(fake.steps).doesNotContain("item", "abort");
        assertThat(client.uploads().discard(request.getResumeFile())).isTrue();
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void resumeFile_findsTheUploadComplete() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        UnfinishedUploadException e = unfinished(request);
        assertPossiblyComplete(e);
        assertThat(e.getResumeFile()).exists();

        fake.completed = true;

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("complete")).isEqualTo(4);
        assertThat(request.getResumeFile()).doesNotExist();
    }

    @Test
    void resumeFile_completesTheUpload() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);

        fake.faults.clear();

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.completed).isTrue();
        assertThat(fake.count("put 1")).isEqualTo(1);
    }

    @Test
    void resumeFile_ofAnUploadThatIsGone_isKept() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);
        complete(404, "application/json", "{}");

        ResumeRefusedException e = catchThrowableOfType(
                ResumeRefusedException.class, () -> client.uploads().upload(request));

        assertThat(e).hasMessageContaining("it has probably completed");
        assertThat(request.getResumeFile()).exists();
        assertThat(fake.count("abort")).isZero();
    }

    @Test
    void discard_abortsNothing() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);

        assertThat(client.uploads().discard(request.getResumeFile())).isTrue();
        assertThat(fake.count("abort")).isZero();
        assertThat(request.getResumeFile()).doesNotExist();
    }

    @Test
    void cancel_ofAResumedUpload_abortsNothing() throws Exception {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("item", (exchange, call) -> {
            reading.countDown();
            await(held);
            return false;
        });

        UploadHandle handle = client.uploads().startUpload(request);
        reading.await();
        handle.cancel();
        held.countDown();

        assertThatThrownBy(() -> handle.completion().join())
                .isInstanceOfAny(CancellationException.class, CompletionException.class);
        assertThat(fake.count("abort")).isZero();
        assertThat(request.getResumeFile()).exists();
    }

    /** Loses the first responses, and then refuses an ETag once, as a storage does that has other parts than recorded. */
    private void loseAndRefuse(int lost, int status, boolean complete) {
        fake.faults.put("complete", (exchange, call) -> {
            if (call > lost + 1) {
                return false;
            }
            exchange.getRequestBody().readAllBytes();
            if (call <= lost) {
                exchange.close();
            } else {
                fake.completed |= complete;
                TestServer.send(exchange, status, "application/xml", "<Error><Code>InvalidPart</Code></Error>");
            }
            return true;
        });
    }

    /** All requests had the same ETags, so the ones whose responses were lost cannot have completed the upload. */
    @ParameterizedTest
    @CsvSource({"0, 400", "1, 400", "3, 400", "1, 200"})
    void refusedPart_afterLostResponses_isSentAgain(int lost, int status) throws IOException {
        UploadRequest request = resumable().build();
        loseAndRefuse(lost, status, false);

        UnfinishedUploadException e = unfinished(request);

        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(e.getResumeFile()).exists();
        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("put 1")).isEqualTo(2);
        assertThat(fake.count("start")).isEqualTo(1);
        assertThat(fake.count("abort")).isZero();
        assertThat(fake.completed).isTrue();
    }

    @Test
    void refusedPart_afterALostResponseOfAnEarlierRun_isSentAgain() throws IOException {
        UploadRequest request = resumable().build();
        loseAndRefuse(4, 400, false);
        assertPossiblyComplete(unfinished(request));

        assertThat(unfinished(request).isPossiblyComplete()).isFalse();
        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("put 1")).isEqualTo(2);
    }

    @Test
    void refusedPart_withoutAResumeFile_aborts() throws IOException {
        loseAndRefuse(1, 400, false);

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(fake.aborted).isTrue();
    }

    /** The item tells the truth, whatever the storage says about parts that it has already combined. */
    @Test
    void refusedPart_ofAnItemThatIsDone_isASuccess() throws IOException {
        UploadRequest request = resumable().build();
        loseAndRefuse(1, 400, true);

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("put 1")).isEqualTo(1);
    }
}

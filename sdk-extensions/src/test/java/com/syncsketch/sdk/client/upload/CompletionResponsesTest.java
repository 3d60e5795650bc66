package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to the request that completes an upload: which of them leave open whether it is complete. */
class CompletionResponsesTest extends CompletionFixture {

    @ParameterizedTest
    @CsvSource({
        "500, 4", "502, 4", "503, 4", "504, 4", "408, 4", "429, 4", "511, 4", "520, 4", "524, 4", "501, 1", "505, 1",
        "409, 1", "302, 4"
    })
    void status_thatDoesNotRuleItOut_abortsNothing(int status, int attempts) throws IOException {
        complete(status, "text/html", "<html>Try later</html>");

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(attempts);
        assertThat(fake.steps).endsWith("item");
    }

    @Test
    void redirect_toALoginPage_abortsNothing() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", "https://login.example/");
            TestServer.send(exchange, 302, "text/html", "<html></html>");
            return true;
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Accept the terms of this network</body></html>",
                "\ufeff \n<HTML><head></head></HTML>",
                "<?xml version=\"1.0\"?>\n<!-- portal -->\n<html/>",
                "<p>Log in</p>"
            })
    void htmlPages_areRetriedAndAbortNothing(String page) throws IOException {
        complete(200, "text/html", page);

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void htmlPages_thatPass_doNotEndTheUpload(int times) throws IOException {
        fake.fails("complete", 200, "<html>Log in</html>", times);

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.completed).isTrue();
        assertThat(fake.count("complete")).isEqualTo(times + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"ok\": ", " [\n"})
    void truncatedJson_isRetriedAndAbortsNothing(String body) throws IOException {
        complete(200, "application/json", body);

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @Test
    void responseThatIsTooLarge_abortsNothing() throws IOException {
        complete(200, "application/json", "\"" + "x".repeat(200_000) + "\"");
        try (SyncSketchClient small = fake.service
                .clientBuilder(time.timing())
                .maxResponseSize(100_000)
                .build()) {
            UploadRequest request = request().build();
            UnfinishedUploadException e = catchThrowableOfType(
                    UnfinishedUploadException.class, () -> small.uploads().upload(request));

            assertPossiblyComplete(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": \"Could not assemble the parts\"}",
                "{\"error\": {\"code\": 7}}",
                "{\"error\": true, \"key\": \"uploads/1\"}",
                "{\"error_message\": \"Sorry\", \"traceback\": \"File x\"}",
                "{\"success\": false}",
                "{\"ok\": false, \"detail\": \"No\"}"
            })
    void errorBehindASuccess_isAnError(String body) throws IOException {
        complete(200, "application/json", body);

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(e).hasCauseInstanceOf(ReportedErrorException.class);
        assertThat(fake.count("complete")).isEqualTo(1);
        assertPossiblyComplete(e);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\": true}",
                "{\"error\": null}",
                "{\"error\": \"\", \"success\": true}",
                "{\"error\": false}",
                "[]",
                "\"error\"",
                "",
                "done",
                "<CompleteMultipartUploadResult/>"
            })
    void responseWithoutAnError_isASuccess(String body) throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            fake.completed = true;
            TestServer.send(exchange, 200, "application/json", body);
            return true;
        });

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
    }

    @Test
    void uploadThatIsGone_afterALostResponse_abortsNothing() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (call == 1) {
                exchange.close();
            } else {
                TestServer.send(exchange, 404, "application/json", "{\"error\": \"NoSuchUpload\"}");
            }
            return true;
        });

        assertPossiblyComplete(unfinished(request().build()));
    }

    @Test
    void uploadThatIsGone_afterALostResponse_isCompleteIfTheItemIsDone() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (call == 1) {
                exchange.close();
            } else {
                // The service has finished its work since the item was read.
                fake.completed = true;
                TestServer.send(exchange, 404, "application/json", "{}");
            }
            return true;
        });

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.count("abort")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 415, 422})
    void refusal_aborts(int status) throws IOException {
        complete(status, "application/json", "{}");

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(e.getUploadId()).isNull();
        assertThat(e).hasMessageContaining("item 502 has no media file").hasMessageNotContaining("may have");
        assertThat(fake.aborted).isTrue();
    }
}

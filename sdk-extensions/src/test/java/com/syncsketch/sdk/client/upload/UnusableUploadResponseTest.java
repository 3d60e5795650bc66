package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.MissingResultException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with a success status that no service and no storage would send: of proxies and captive portals. */
@Timeout(120)
class UnusableUploadResponseTest {

    private static final String PAGE =
            "<!DOCTYPE html>\n<html><a href=\"https://portal.example/?t=1\">Log in</a></html>";

    private final FakeMultipart fake = new FakeMultipart();
    private final FakeTime time = new FakeTime();
    private final Uploads uploads = fake.service
            .clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        fake.close();
    }

    private UploadRequest request() throws IOException {
        return UploadRequest.builder(31, Files.write(folder.resolve("clip.mov"), new byte[] {1, 2, 3}))
                .build();
    }

    private UnfinishedUploadException unfinished() throws IOException {
        UploadRequest request = request();
        return catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));
    }

    private void respond(String step, int times, int status, Map<String, String> headers, String body) {
        fake.faults.put(step, (exchange, call) -> {
            if (call > times) {
                return false;
            }
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            TestServer.send(exchange, status, null, body);
            return true;
        });
    }

    private void assertUploaded() throws IOException {
        assertThat(uploads.upload(request()).getId()).isEqualTo(502);
        assertThat(fake.object()).containsExactly(1, 2, 3);
        assertThat(fake.count("abort")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {}",
                "application/json | {\"url\": null}",
                "application/json | {\"url\": \"\"}",
                "application/json | {\"url\": 7}",
                "application/json | {\"url\": \"ftp://127.0.0.1/part\"}",
                "application/json | {\"url\": \"//127.0.0.1/part\"}",
                "application/json | {\"url\": \"http://[\"}",
                "application/json | {\"error\": \"Busy\"}",
                "application/json | {\"url\": \"http://127",
                "application/json | ''",
                "text/html        | ''",
                "text/html        | <p>Accept our terms</p>",
                "text/plain       | <html>Log in</html>",
                "text/plain       | Log in",
            })
    void signatureThatPasses_isRequestedAgain(String type, String body) throws IOException {
        respond("sign 1", 2, 200, Map.of("Content-Type", type), body);

        assertUploaded();
        assertThat(fake.count("sign 1")).isEqualTo(3);
        assertThat(fake.count("put 1")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"302, https://login.example/", "307, http://portal.example/", "302, /login/", "511, ''", "520, ''"})
    void signature_ofAPortal_isRequestedAgain(int status, String location) throws IOException {
        respond("sign 1", 1, status, location.isEmpty() ? Map.of() : Map.of("Location", location), PAGE);

        assertUploaded();
    }

    @Test
    void signatureThatStaysUnusable_endsWithThePartAndTheReason() throws IOException {
        respond("sign 1", 99, 200, Map.of(), "{}");

        UnfinishedUploadException e = unfinished();

        assertThat(e)
                .hasCauseInstanceOf(DecodingException.class)
                .hasMessageContainingAll("/sign-part/1/ returned 200", "it has no URL");
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(fake.count("sign 1")).isEqualTo(4);
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void signatureThatStaysAPage_endsWithAnExcerptWithoutQueries() throws IOException {
        respond("sign 1", 99, 200, Map.of("Content-Type", "text/html"), PAGE);

        UnfinishedUploadException e = unfinished();

        assertThat(e)
                .hasMessageContaining(
                        "it is an HTML page: <!DOCTYPE html> <html><a href=\"https://portal.example/?***");
        assertThat(fake.count("sign 1")).isEqualTo(4);
    }

    @Test
    void signatureThatStaysAnError_endsWithIt() throws IOException {
        respond("sign 1", 99, 200, Map.of(), "{\"error\": \"Quota exceeded\"}");

        UnfinishedUploadException e = unfinished();

        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        ReportedErrorException.class,
                        reported -> assertThat(reported.getReason()).isEqualTo("Quota exceeded"));
        assertThat(fake.count("sign 1")).isEqualTo(4);
    }

    /** The test suite fails if the signature is printed, logged or part of an exception. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"url\": \"%s", "{\"url\": [\"%s\"]}", "\"%s\"", "{\"url\": \"%s\"} trailing", "%s"})
    void unreadableSignature_isNotShown(String form) throws IOException {
        String url = "https://bucket.example/key?partNumber=1&X-Amz-Signature=" + TestSecrets.URL_SIGNATURE;
        respond("sign 1", 99, 200, Map.of("Content-Type", "application/json"), form.formatted(url));

        UnfinishedUploadException e = unfinished();

        for (Throwable shown = e; shown != null; shown = shown.getCause()) {
            assertNotShown(shown);
            for (Throwable suppressed : shown.getSuppressed()) {
                assertNotShown(suppressed);
            }
        }
    }

    private static void assertNotShown(Throwable shown) {
        assertThat(shown.getMessage()).doesNotContain(TestSecrets.URL_SIGNATURE);
        if (shown instanceof DecodingException unreadable) {
            assertThat(unreadable.getBody()).doesNotContain(TestSecrets.URL_SIGNATURE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, '', ''",
        "200, ETag, ''",
        "204, '', ''",
        "200, ETag, <html>Log in</html>",
        "201, ETag, <!doctype html><title>Portal</title>",
        "302, Location, <html>Log in</html>",
        "303, '', ''",
        "511, '', <html>Log in</html>",
        "522, '', error code: 522"
    })
    void part_thatAPortalResponded_isSentAgain(int status, String header, String body) throws IOException {
        String value = body.isEmpty() ? "" : header.equals("ETag") ? "\"5e8-61f0\"" : "https://portal.example/";
        respond("put 1", 2, status, header.isEmpty() ? Map.of() : Map.of(header, value), body);

        assertUploaded();
        assertThat(fake.count("put 1")).isEqualTo(3);
        assertThat(fake.count("sign 1")).isEqualTo(3);
    }

    @Test
    void partThatStaysWithoutAnETag_endsWithThePartAndAnExcerpt() throws IOException {
        respond("put 1", 99, 200, Map.of("Content-Type", "text/plain"), "Please\r\nlog in");

        UnfinishedUploadException e = unfinished();

        assertThat(e)
                .hasCauseInstanceOf(DecodingException.class)
                .hasMessageContainingAll("part 1 of 1", "it has no ETag: Please log in");
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(fake.count("put 1")).isEqualTo(4);
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void emptyHtmlResponseWithAnETag_isOfAStorage() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            fake.parts.put(1, exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("ETag", "7b52009b64fd0a2a49e6d8a939753077792b0554-1");
            TestServer.send(exchange, 201, "text/html; charset=UTF-8", "");
            return true;
        });

        assertUploaded();
        assertThat(fake.count("put 1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>Log in</html>", "", "{\"item_id\": ", "{}", "{\"item_id\": \"x\"}", "{\"error\": \"No\"}"
            })
    void start_isNotRepeated_andTellsWhatMayExist(String body) throws IOException {
        respond("start", 99, 200, Map.of(), body);
        UploadRequest request = request();

        SyncSketchException e = catchThrowableOfType(SyncSketchException.class, () -> uploads.upload(request));

        assertThat(e)
                .isInstanceOfAny(DecodingException.class, ReportedErrorException.class, MissingResultException.class)
                .hasMessageContaining("the service may have created an item named \"clip.mov\" in review 31");
        assertThat(fake.steps).containsExactly("start");
    }

    @Test
    void start_thatWasRefused_hasCreatedNothing() throws IOException {
        respond("start", 99, 400, Map.of(), "{}");
        UploadRequest request = request();

        assertThatThrownBy(() -> uploads.upload(request)).hasMessageNotContaining("may have created");
    }

    @ParameterizedTest
    @CsvSource({"200, <html>Log in</html>", "200, {}", "504, ''"})
    void create_isNotRepeated_andTellsWhatMayExist(int status, String body) throws IOException {
        respond("create", 99, status, Map.of(), body);

        UnfinishedUploadException e = unfinished();

        assertThat(e)
                .hasMessageContaining("item 502 has no media file")
                .hasMessageContaining("the service may have created a multipart upload, which has no parts");
        assertThat(fake.steps).containsExactly("start", "create");
    }

    @ParameterizedTest
    @CsvSource({"200, <html>Log in</html>", "503, ''", "302, ''"})
    void abort_thatPasses_isRepeated(int status, String body) throws IOException {
        respond("put 1", 99, 400, Map.of(), "<Error><Code>InvalidRequest</Code></Error>");
        respond("abort", 1, status, status == 302 ? Map.of("Location", "https://login.example/") : Map.of(), body);

        UnfinishedUploadException e = unfinished();

        assertThat(e.getSuppressed()).isEmpty();
        assertThat(fake.count("abort")).isEqualTo(2);
        assertThat(fake.aborted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\": \"Not now\"}", "{\"success\": false}"})
    void abort_thatReportsAnError_isReported(String body) throws IOException {
        respond("put 1", 99, 400, Map.of(), "<Error><Code>InvalidRequest</Code></Error>");
        respond("abort", 99, 200, Map.of(), body);

        UnfinishedUploadException e = unfinished();

        assertThat(e.getSuppressed()).singleElement().isInstanceOf(ReportedErrorException.class);
        assertThat(e)
                .hasMessageContaining("multipart upload " + FakeMultipart.UPLOAD_ID + " of object " + FakeMultipart.KEY
                        + " was not aborted");
    }

    @Test
    void item_whoseResponseIsAPage_isReadAgain() throws IOException {
        respond("item", 2, 200, Map.of("Content-Type", "text/html"), PAGE);

        assertUploaded();
        assertThat(fake.count("item")).isEqualTo(3);
    }

    @Test
    void policyWithoutRetries_makesOneAttempt() throws IOException {
        respond("put 1", 99, 200, Map.of(), "");
        Uploads once = fake.service.client().uploads();
        UploadRequest request = request();

        assertThatThrownBy(() -> once.upload(request)).hasCauseInstanceOf(DecodingException.class);
        assertThat(fake.count("put 1")).isEqualTo(1);
    }

    @Test
    void totalTimeout_limitsTheRetriesOfASignature() throws IOException {
        respond("sign 1", 99, 200, Map.of(), PAGE);
        time.whilePausing(pause -> time.pass(Duration.ofMinutes(2)));
        UnfinishedUploadException e = unfinished();

        assertThat(e).hasMessageContaining("the total timeout of ");
        assertThat(fake.count("sign 1")).isEqualTo(3);
    }

    @Test
    void serverError_ofASignature_isRetriedByItselfOnly() throws IOException {
        respond("sign 1", 99, 500, Map.of(), "");

        assertThat(unfinished()).hasCauseInstanceOf(ServerException.class);
        assertThat(fake.count("sign 1")).isEqualTo(4);
    }
}

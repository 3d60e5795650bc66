package com.syncsketch.sdk.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException, false",
        "401, AuthenticationException, false",
        "403, PermissionDeniedException, false",
        "404, NotFoundException, false",
        "408, UnexpectedStatusException, true",
        "409, ConflictException, false",
        "413, UnexpectedStatusException, false",
        "422, ValidationException, false",
        "429, RateLimitedException, true",
        "500, ServerException, true",
        "501, ServerException, false",
        "502, ServerException, true",
        "503, ServerException, true",
        "504, ServerException, true",
        "505, ServerException, false",
        "599, ServerException, false",
        "304, UnexpectedStatusException, false"
    })
    void of_returnsTheClassForTheStatus(int status, String name, boolean isTransient) {
        ApiException e = ApiException.of(ErrorResponse.builder(status, "GET", "/api/v1/project/{project_id}/")
                .build());
        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
        assertThat(e.isTransient()).isEqualTo(isTransient);
        assertThat(e).hasMessage("GET /api/v1/project/{project_id}/ returned " + status);
    }

    @Test
    void message_containsTheDetailAndTheRequestId() {
        ApiException e = ApiException.of(ErrorResponse.builder(404, "GET", "/x/")
                .header("X-Request-Id", "r-1")
                .header("set-cookie", "session=secret")
                .header("Set-Cookie", "other=secret")
                .body("{\"detail\": \"Not found.\"}")
                .build());
        assertThat(e).hasMessage("GET /x/ returned 404: Not found. [request r-1]");
        assertThat(e.getRequestId()).isEqualTo("r-1");
        assertThat(e.getHeaders().get("SET-COOKIE")).isEqualTo(List.of("***", "***"));
        assertThat(e.getDetail().getMessage()).isEqualTo("Not found.");
        assertThat(e.getMethod()).isEqualTo("GET");
        assertThat(e.getPath()).isEqualTo("/x/");
        assertThat(e.getBody()).isEqualTo("{\"detail\": \"Not found.\"}");
    }

    @Test
    void message_ofAnHtmlBody_doesNotContainIt() {
        ApiException e = ApiException.of(ErrorResponse.builder(502, "GET", "/x/")
                .header("Content-Type", "text/html")
                .body("<html>Bad gateway</html>")
                .build());
        assertThat(e).hasMessage("GET /x/ returned 502 without error details (text/html)");
    }

    @Test
    void message_ofALongDetail_isTruncated() {
        String body = "{\"error\": \"" + "x".repeat(5000) + "\"}";
        ApiException e = ApiException.of(
                ErrorResponse.builder(400, "GET", "/x/").body(body).build());
        assertThat(e.getMessage()).hasSizeLessThan(600).endsWith("x...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "7 | PT7S",
                "' 0 ' | PT0S",
                "Tue, 3 Mar 2026 10:00:30 GMT | PT30S",
                "Tue, 03 Mar 2026 10:00:30 GMT | PT30S",
                "Tue, 03 Mar 2026 09:00:00 GMT | PT0S",
                "-1 | -",
                "1.5 | -",
                "soon | -",
                "99999999999999999999 | PT2562047788015215H30M7S",
                "Tuesday, 03-Mar-26 10:00:30 GMT | PT30S",
                "Tue Mar  3 10:00:30 2026 | PT30S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT0S",
                "Tuesday, 31-Feb-26 10:00:30 GMT | -",
                "'' | -"
            })
    void retryAfter_acceptsSecondsAndDates(String header, Duration expected) {
        ApiException e = ApiException.of(ErrorResponse.builder(429, "GET", "/x/")
                .receivedAt(Instant.parse("2026-03-03T10:00:00Z"))
                .header("retry-after", header)
                .build());
        assertThat(e).isInstanceOf(RateLimitedException.class);
        assertThat(e.getRetryAfter()).isEqualTo(expected);
    }

    @Test
    void retryAfter_whenMissing_isNull() {
        assertThat(ApiException.of(ErrorResponse.builder(503, "GET", "/x/").build())
                        .getRetryAfter())
                .isNull();
    }

    @Test
    void exceptions_surviveSerialization() throws Exception {
        ApiException e = ApiException.of(ErrorResponse.builder(400, "GET", "/x/")
                .header("A", "1")
                .body("{\"name\": [\"required\"]}")
                .build());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(e);
        Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy).isInstanceOfSatisfying(BadRequestException.class, read -> {
            assertThat(read.getHeaders()).isEqualTo(e.getHeaders());
            assertThat(read.getDetail().getFields()).isEqualTo(e.getDetail().getFields());
        });
    }
}

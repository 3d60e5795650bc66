package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {

    private static final Instant START = Instant.parse("2026-03-02T09:15:00Z");

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.builder().clock(MockClock.at(START)).start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private Http.Response send(String method, String path, String body) {
        return Http.plain(method, mock.url(), path, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__mock", "/__mock/"})
    void returnsStatusAndCommands(String path) {
        Http.Response response = send("GET", path, null);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("user").asText()).isEqualTo(mock.user());
        assertThat(response.json().path("key").asText()).isEqualTo(mock.key());
        assertThat(response.json().path("defects")).isEmpty();
        assertThat(response.json().path("commands").findValuesAsText("path"))
                .contains("/__mock/reset", "/__mock/clock");
    }

    @Test
    void resetsTheServer() {
        long id = Http.get(mock, "/api/v1/account/").json().at("/objects/0/id").asLong();
        Http.patch(mock, "/api/v1/account/" + id + "/", "{\"name\": \"Other\"}");

        assertThat(send("GET", "/__mock/state", null)
                        .json()
                        .at("/accounts/0/name")
                        .asText())
                .isEqualTo("Other");
        assertThat(send("POST", "/__mock/reset", "").status()).isEqualTo(204);
        assertThat(send("GET", "/__mock/state/", null)
                        .json()
                        .at("/accounts/0/name")
                        .asText())
                .isEqualTo("Studio");
    }

    @Test
    void movesTheClock() {
        assertThat(send("POST", "/__mock/clock", "{\"advance\": \"PT2H\"}")
                        .json()
                        .path("now")
                        .asText())
                .isEqualTo("2026-03-02T11:15:00Z");
        send("POST", "/__mock/clock", "{\"at\": \"2027-01-01T00:00:00Z\"}");
        assertThat(send("GET", "/__mock/clock", null).json().path("now").asText())
                .isEqualTo("2027-01-01T00:00:00Z");
        assertThat(mock.clock().instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "[]",
                "7",
                "null",
                "{\"advance\": 7}",
                "{\"advance\": \"two hours\"}",
                "{\"at\": \"now\"}",
                "{\"advance\": \"PT1H\", \"at\": \"2027-01-01T00:00:00Z\"}",
                "{\"advance\": \"PT9223372036854775807S\"}",
                "{\"at\": \"+1000000000-12-31T23:59:59.999999999Z\"}",
                "{\"advance\": \"PT1H\"",
                "{} {}",
                "a=b"
            })
    void rejectsInvalidTimes(String body) {
        Http.Response response = send("POST", "/__mock/clock", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().path("error").asText()).isNotBlank();
        assertThat(mock.clock().instant()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({"GET,/__mock/nothing,404", "GET,/__mock/reset,405", "PUT,/__mock/clock,405"})
    void namesTheKnownPathsAndMethodsInErrors(String method, String path, int status) {
        Http.Response response = send(method, path, method.equals("GET") ? null : "{}");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.json().path("error").asText()).contains(status == 404 ? "/__mock/reset" : "POST");
        assertThat(response.raw().headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void doesNotHandleOtherPaths() {
        assertThat(send("GET", "/__mocking/", null).json().path("error").asText())
                .contains("contract");
    }
}

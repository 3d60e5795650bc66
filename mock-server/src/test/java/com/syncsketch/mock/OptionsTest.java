package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void appliesOptions() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .host("127.0.0.1")
                .port(port)
                .user("ada@example.com")
                .key("s3cret")
                .firstId(7)
                .start()) {
            assertThat(mock.url()).hasHost("127.0.0.1").hasPort(port);
            Http.Response response = Http.get(mock.url(), "ada@example.com", "s3cret", "/api/v1/account/");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.json().at("/objects/0/id").asLong()).isBetween(7L, 20L);
        }
    }

    @Test
    void limitsTheJournalToItsCapacity() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .limits(limits -> limits.journalCapacity(1))
                .start()) {
            Http.get(mock, "/api/v1/account/");
            Http.get(mock, "/api/v1/project/");

            assertThat(mock.journal().entries())
                    .singleElement()
                    .extracting(entry -> entry.operation())
                    .isEqualTo("listProjects");
            assertThat(mock.journal().count()).isEqualTo(2);
        }
    }

    @Test
    void rejectsWhatTheServiceIgnoresIfStrict() throws IOException {
        try (MockSyncSketch strict = MockSyncSketch.builder().strict(true).start();
                MockSyncSketch usual = MockSyncSketch.start()) {
            assertThat(Http.get(strict, "/api/v1/account/?colour=red").status()).isEqualTo(400);
            assertThat(Http.get(usual, "/api/v1/account/?colour=red").status()).isEqualTo(200);
            assertThat(usual.journal().entries().get(0).problems())
                    .containsExactly("The query parameter colour is not in the contract and was ignored");
        }
    }

    @Test
    void usesThePageSizeWithoutALimit() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder().pageSize(7).start()) {
            assertThat(Http.get(mock, "/api/v1/account/")
                            .json()
                            .at("/meta/limit")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void rejectsInvalidOptions() {
        MockSyncSketchBuilder builder = MockSyncSketch.builder();

        assertThatThrownBy(() -> builder.port(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.port(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> builder.user("a:b")).hasMessageContaining("colon");
        assertThatThrownBy(() -> builder.user(" ")).hasMessageContaining("blank");
        assertThatThrownBy(() -> builder.key("")).hasMessageContaining("blank");
        assertThatThrownBy(() -> builder.host("")).hasMessageContaining("blank");
        assertThatThrownBy(() -> builder.pageSize(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> builder.firstId(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> builder.clock(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void throwsAnIoExceptionIfThePortIsInUse() throws IOException {
        try (MockSyncSketch first = MockSyncSketch.start()) {
            MockSyncSketchBuilder second =
                    MockSyncSketch.builder().port(first.url().getPort());
            assertThatThrownBy(second::start).isInstanceOf(IOException.class);
            assertThat(Http.get(first, "/api/v1/account/").status()).isEqualTo(200);
        }
    }

    @Test
    void throwsAnIoExceptionIfTheHostIsUnknown() {
        assertThatThrownBy(MockSyncSketch.builder().host("nowhere.invalid")::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere.invalid");
    }

    @Test
    void resetsDataAndClock() throws IOException {
        Instant start = Instant.parse("2026-03-02T09:15:00Z");
        try (MockSyncSketch mock =
                MockSyncSketch.builder().clock(MockClock.at(start)).start()) {
            String before = Http.get(mock, "/api/v1/account/").raw().body();
            long id = Http.get(mock, "/api/v1/account/")
                    .json()
                    .at("/objects/0/id")
                    .asLong();
            Http.patch(mock, "/api/v1/account/" + id + "/", "{\"name\": \"Other\"}");
            mock.clock().advance(Duration.ofDays(1));
            assertThat(Http.get(mock, "/api/v1/account/").raw().body())
                    .isNotEqualTo(before)
                    .contains("Other");

            mock.reset();

            assertThat(Http.get(mock, "/api/v1/account/").raw().body()).isEqualTo(before);
            assertThat(mock.clock().instant()).isEqualTo(start);
        }
    }

    @Test
    void isolatesServersFromEachOther() throws IOException {
        try (MockSyncSketch one = MockSyncSketch.start();
                MockSyncSketch other = MockSyncSketch.start()) {
            long id =
                    Http.get(one, "/api/v1/account/").json().at("/objects/0/id").asLong();
            Http.patch(one, "/api/v1/account/" + id + "/", "{\"name\": \"Other\"}");

            assertThat(Http.get(one, "/api/v1/account/").raw().body()).contains("Other");
            assertThat(Http.get(other, "/api/v1/account/").raw().body()).doesNotContain("Other");
        }
    }
}

package com.syncsketch.mock.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.journal.CredentialPlacement;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.journal.JournalEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of a storage that discards content. */
class StorageFaultsTest {

    private final FaultRules rules = new FaultRules(Contract::bundled);
    private final Faults faults = new Faults(rules);
    private final Journal journal = new Journal(100, rules::requireOperation);
    private final WebServer server = new WebServer();
    private int port;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:15:00Z"), ZoneOffset.UTC);
        port = server.listen(
                "127.0.0.1",
                0,
                new FaultFilter(rules, journal, clock).wrap(StorageFaultsTest::store, OperationResolver.ofStorage()));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void store(Exchange exchange) throws IOException {
        switch (exchange.request().rawPath()) {
            case "/refused" -> throw new HttpException(403, "Not <here> & now");
            case "/broken" -> throw new IllegalStateException("no disk");
            case "/half" -> {
                exchange.begin(200, Map.of(), 10).write(1);
                throw new IllegalStateException("no disk");
            }
            case "/silent" -> exchange.request().body().readAllBytes();
            case "/stream" -> {
                try (OutputStream out = exchange.begin(200, Map.of("Content-Type", "video/mp4"), -1)) {
                    for (int i = 0; i < 100; i++) {
                        out.write(new byte[1000]);
                    }
                }
            }
            default -> {
                exchange.request().body().readAllBytes();
                exchange.begin(200, Map.of("ETag", "\"1\""), 0).close();
            }
        }
    }

    private HttpResponse<byte[]> send(String method, String target, byte[] body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(port) + target))
                                .header("Content-Type", "video/mp4")
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void resolvesOperationsAndRecordsNoContent() throws Exception {
        byte[] part = new byte[100_000];
        assertThat(send("PUT", "/k?partNumber=7&X-Amz-Signature=abc", part).statusCode())
                .isEqualTo(200);
        send("POST", "/", part);
        assertThat(send("GET", "/stream", new byte[0]).body()).hasSize(100_000);
        send("DELETE", "/k", new byte[0]);

        JournalEntry put = journal.verify("storage.putPart").withPart(7).once();
        assertThat(put.request().body().size()).isEqualTo(100_000);
        assertThat(put.request().body().text()).isEmpty();
        // Computed with: head -c 100000 /dev/zero | sha256sum
        assertThat(put.request().body().sha256())
                .hasValue("9192c25b734fcbadbe32dadc28089c60db0e39f90cc20ce2e5733f57261acc0c");
        assertThat(put.credentialPlacement()).isEqualTo(CredentialPlacement.SIGNATURE_IN_QUERY);
        assertThat(put.toString()).contains("X-Amz-Signature=***").doesNotContain("abc");
        assertThat(put.time()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
        journal.verify("storage.postForm").once();
        JournalEntry got = journal.verify("storage.getObject").once();
        assertThat(got.response().orElseThrow().body().size()).isEqualTo(100_000);
        assertThat(journal.entries()).extracting(JournalEntry::operation).endsWith(OperationMatch.NONE);
    }

    @Test
    void failsOnePart() throws Exception {
        faults.on("storage.putPart").part(2).inject(Action.status(503).retryAfterDate(Duration.ofMinutes(2)));

        assertThat(send("PUT", "/k?partNumber=1", new byte[10]).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> failed = send("PUT", "/k?partNumber=2", new byte[10]);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).hasValue("Mon, 02 Mar 2026 09:17:00 GMT");
        assertThat(failed.headers().firstValue("Content-Type")).hasValue("application/xml");
        assertThat(text(failed)).contains("<Code>SlowDown</Code>");
    }

    @Test
    void resetsOnePartAfterSomeBytes() throws Exception {
        faults.on("storage.putPart").part(2).inject(Action.resetAfter(1000)).then(Action.slowDown());

        byte[] part = new byte[5_000_000];
        Assertions.assertThatThrownBy(() -> send("PUT", "/k?partNumber=2", part))
                .isInstanceOf(IOException.class);
        assertThat(send("PUT", "/k?partNumber=2", part).statusCode()).isEqualTo(503);
        assertThat(send("PUT", "/k?partNumber=2", part).statusCode()).isEqualTo(200);
        assertThat(journal.entries("storage.putPart"))
                .extracting(
                        JournalEntry::outcome, entry -> entry.request().body().size())
                .containsExactly(
                        Assertions.tuple(ExchangeOutcome.RESET, 1000L),
                        Assertions.tuple(ExchangeOutcome.COMPLETED, 5_000_000L),
                        Assertions.tuple(ExchangeOutcome.COMPLETED, 5_000_000L));
    }

    @Test
    void tricklesAndTruncatesAStreamOfUnknownLength() throws Exception {
        List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
        faults.sleeper(pauses::add);
        faults.on("storage.getObject")
                .inject(Action.trickle(500, Duration.ofSeconds(1)))
                .then(Action.truncate(2500));

        assertThat(send("GET", "/stream", new byte[0]).body()).hasSize(100_000);
        assertThat(pauses).hasSize(199);
        Assertions.assertThatThrownBy(() -> send("GET", "/stream", new byte[0])).isInstanceOf(IOException.class);
        assertThat(journal.entries().get(1).outcome()).isEqualTo(ExchangeOutcome.TRUNCATED);
        assertThat(journal.entries().get(1).response().orElseThrow().body().size())
                .isEqualTo(2500);
    }

    @Test
    void reportsErrorsInTheFormatOfTheStorage() throws Exception {
        assertThat(text(send("PUT", "/refused", new byte[10])))
                .contains("<Code>InvalidRequest</Code>", "Not &lt;here&gt; &amp; now");
        assertThat(text(send("PUT", "/broken", new byte[10]))).contains("<Code>InternalError</Code>", "no disk");
        Assertions.assertThatThrownBy(() -> send("PUT", "/half", new byte[10])).isInstanceOf(IOException.class);
        assertThat(text(send("PUT", "/silent", new byte[10]))).contains("the response was not sent");

        assertThat(journal.defects()).hasSize(3);
        assertThat(journal.entries()).extracting(JournalEntry::status).containsExactly(403, 500, 0, 500);
        assertThat(journal.entries().get(0).problems()).containsExactly("Not <here> & now");
    }
}

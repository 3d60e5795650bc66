package com.syncsketch.cli.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.cli.output.Format;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.Terminal;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MockSyncSketchTest
class WebhooksTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private CliRun cli;
    private Output output;

    @BeforeEach
    void prepare(MockSyncSketch mock) {
        cli = new CliRun(home, mock);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        output = new Output(Terminal.of(InputStream.nullInputStream(), stream, stream), Format.LINES, false, false);
    }

    @Test
    void webhooks_areCreatedAndListed() {
        Result created = cli.run("webhooks", "create", "https://example.com/events");
        Result listed = cli.run("webhooks", "list");

        assertThat(created.exit()).as(created.err()).isZero();
        assertThat(listed.out()).startsWith(created.out().strip() + "\thttps://example.com/events\tall");
        assertThat(cli.run("webhooks", "create", "example.com").exit()).isEqualTo(2);
        assertThat(cli.run("webhooks", "create", "https://example.com/", "--type", "x")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void events_arePrintedRecordedForwardedAndReplayed() throws IOException {
        Path folder = Files.createDirectory(home.resolve("events"));
        CountDownLatch second = new CountDownLatch(1);
        try (EventReceiver target = new EventReceiver(output, null, null, new CountDownLatch(1))) {
            target.start("127.0.0.1", 0);
            URI targetUrl = URI.create("http://127.0.0.1:" + target.port() + "/");
            try (EventReceiver receiver = new EventReceiver(output, folder, targetUrl, second)) {
                receiver.start("127.0.0.1", 0);
                String url = "http://127.0.0.1:" + receiver.port() + "/hook";

                int status = EventSender.send(
                        URI.create(url), "{\"action\": \"x\", \"n\": 1}".getBytes(StandardCharsets.UTF_8));
                int refused = EventSender.send(URI.create(url), "not JSON".getBytes(StandardCharsets.UTF_8));

                assertThat(status).isEqualTo(200);
                assertThat(refused).isEqualTo(400);
                assertThat(second.getCount()).isZero();
            }
            List<Path> recorded;
            try (Stream<Path> files = Files.list(folder)) {
                recorded = files.toList();
            }
            assertThat(recorded).hasSize(1);

            Result replayed = cli.run("webhooks", "replay", recorded.get(0).toString(), "--to", targetUrl.toString());

            assertThat(replayed.exit()).as(replayed.err()).isZero();
            assertThat(replayed.out()).isEqualTo("200\t" + recorded.get(0) + "\n");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.equals("{\"action\":\"x\",\"n\":1}")))
                .hasSize(3);
    }

    @Test
    void replay_toNobody_isTemporary() throws IOException {
        Path event = Files.writeString(home.resolve("event.json"), "{}");

        assertThat(cli.run("webhooks", "replay", event.toString(), "--to", "http://127.0.0.1:1/")
                        .exit())
                .isEqualTo(5);
    }
}

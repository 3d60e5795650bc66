package com.syncsketch.benchmarks.calls;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.syncsketch.benchmarks.decode.Records;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * What a careful person writes by hand for these three calls and no other: the JDK's client, Jackson into records, a
 * time-out, a look at the status. No retries, nothing logged, nothing that is unknown kept.
 */
final class FloorCaller implements Caller {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader PROJECT = MAPPER.readerFor(Records.Project.class);
    private static final ObjectReader ITEMS = MAPPER.readerFor(Records.ItemPage.class);
    private static final ObjectReader FRAME = MAPPER.readerFor(Records.Frame.class);
    private static final ObjectWriter NEW_FRAME = MAPPER.writerFor(NewFrame.class);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;

    record NewFrame(String item, String revision, String type, String text, int frame) {}

    FloorCaller(String address) {
        this.address = address;
    }

    @Override
    public String project(long id) throws IOException, InterruptedException {
        Records.Project project = PROJECT.readValue(
                send(request("/api/v1/project/" + id + "/").GET().build()));
        return Objects.requireNonNull(project.name());
    }

    @Override
    public int items(long reviewId) throws IOException, InterruptedException {
        Records.ItemPage page = ITEMS.readValue(send(request("/api/v1/item/?reviews__id=" + reviewId + "&limit=100")
                .GET()
                .build()));
        return page.objects().size();
    }

    @Override
    public long comment(long itemId, long revisionId, int frame, String text) throws IOException, InterruptedException {
        byte[] body = NEW_FRAME.writeValueAsBytes(new NewFrame(
                "/api/v1/item/" + itemId + "/", "/api/v1/revision/" + revisionId + "/", "comment", text, frame));
        Records.Frame made = FRAME.readValue(send(request("/api/v1/frame/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build()));
        return made.id();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", AUTHORIZATION)
                .header("Accept", "application/json");
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        // The JDK's client of Java 17 has nothing to close; its threads end when nobody holds it.
    }
}

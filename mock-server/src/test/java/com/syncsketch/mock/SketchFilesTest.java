package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.render.SketchRenderer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchFilesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private MockServerFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
        fixture.sketch(41);
        fixture.mock.tasks().processingPolls(0);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void downloadsImagesFromTheStorageWithoutCredentials(String flag, boolean tracingPaper) throws Exception {
        JsonNode data = done("flattenedSketches", "?include_data=1&async=1&tracingpaper=" + flag);
        HttpResponse<byte[]> file = fetch(data.at("/0/url").asText());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.body()).isEqualTo(SketchRenderer.image(41, tracingPaper));
    }

    /** As Amazon S3 does it. */
    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 206, 0, 0",
        "bytes=5-, 206, 5, 0",
        "bytes=5-9, 206, 5, 9",
        "bytes=5-99999999, 206, 5, 0",
        "bytes=-7, 206, -7, 0",
        "bytes=-99999999, 206, 0, 0",
        "bytes=, 200, 0, 0",
        "bytes=-, 200, 0, 0",
        "bytes=9-5, 200, 0, 0",
        "'bytes=0-1,3-4', 200, 0, 0",
        "items=0-1, 200, 0, 0"
    })
    void storage_sendsRanges(String range, int status, int from, int to) throws Exception {
        byte[] whole = SketchRenderer.image(41, false);
        int start = from < 0 ? whole.length + from : from;
        int end = to == 0 ? whole.length - 1 : to;
        String url = done("flattenedSketches", "?include_data=1&async=1&tracingpaper=0")
                .at("/0/url")
                .asText();

        HttpResponse<byte[]> file = fetch(url, "Range", range);

        assertThat(file.statusCode()).isEqualTo(status);
        assertThat(file.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(file.headers().firstValue("Content-Range"))
                .isEqualTo(
                        status == 206
                                ? Optional.of("bytes " + start + "-" + end + "/" + whole.length)
                                : Optional.empty());
        assertThat(file.body()).isEqualTo(Arrays.copyOfRange(whole, start, end + 1));
    }

    @Test
    void storage_rejectsARangeBeyondTheEnd() throws Exception {
        String url = done("flattenedSketches", "?include_data=1&async=1&tracingpaper=0")
                .at("/0/url")
                .asText();

        HttpResponse<byte[]> file = fetch(url, "Range", "bytes=99999999-");

        assertThat(file.statusCode()).isEqualTo(416);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains("<Code>InvalidRange</Code>");
    }

    @Test
    void storage_sendsTheWholeFileIfTheVersionIsAnother() throws Exception {
        String url = done("flattenedSketches", "?include_data=1&async=1&tracingpaper=0")
                .at("/0/url")
                .asText();
        String etag = fetch(url).headers().firstValue("ETag").orElseThrow();

        assertThat(fetch(url, "Range", "bytes=5-", "If-Range", etag).statusCode())
                .isEqualTo(206);
        HttpResponse<byte[]> other = fetch(url, "Range", "bytes=5-", "If-Range", "\"other\"");

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(SketchRenderer.image(41, false));
    }

    @Test
    void downloadsTheArchiveFromTheStorage() throws Exception {
        HttpResponse<byte[]> file =
                fetch(done("greasePencil", "").path("s3Path").asText());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(file.body()).isEqualTo(SketchRenderer.greasePencil(Set.of(41)));
    }

    @Test
    void downloadsTheVideoFromTheStorage() throws Exception {
        HttpResponse<byte[]> file =
                fetch(done("videoWithSketches", "").path("s3Path").asText());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(file.body()).isEqualTo(SketchRenderer.video());
    }

    private JsonNode done(String words, String query) throws Exception {
        String base = "/api/v2/downloads/" + words + "/";
        String task = fixture.post(base + fixture.review.id() + "/" + fixture.item.id() + "/" + query)
                .body()
                .asText();
        return fixture.get(base + task + "/").body().path("data");
    }

    private static HttpResponse<byte[]> fetch(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

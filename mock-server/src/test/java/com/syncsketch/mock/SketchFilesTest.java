package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.render.SketchRenderer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private static HttpResponse<byte[]> fetch(String url) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}

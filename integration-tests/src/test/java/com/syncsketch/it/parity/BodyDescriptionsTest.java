package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyDescriptionsTest {

    @Test
    void describesParts() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"artist\"\r\n\r\nAda é\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"reviewFile\"; filename=\"a %22b%22.mov\"\r\n"
                + "Content-Type: video/quicktime\r\n\r\n--not the end\r\n\r\n--x--\r\n";

        JsonNode described = describe("multipart/form-data; boundary=x", body);

        JsonNode artist = described.path("parts").path(0);
        assertThat(artist.path("name").asText()).isEqualTo("artist");
        assertThat(artist.path("value").asText()).isEqualTo("Ada é");
        assertThat(artist.path("filename").isNull()).isTrue();
        JsonNode file = described.path("parts").path(1);
        assertThat(file.path("filename").asText()).isEqualTo("a %22b%22.mov");
        assertThat(file.path("contentType").asText()).isEqualTo("video/quicktime");
        assertThat(file.path("size").asInt()).isEqualTo(15);
        assertThat(file.has("value")).isFalse();
        assertThat(described.path("parts")).hasSize(2);
    }

    @Test
    void decodesForms() {
        JsonNode described = describe("application/x-www-form-urlencoded", "a=1%26+2&b=&a=3");

        assertThat(described.toString())
                .isEqualTo("{\"kind\":\"form\",\"fields\":{\"a\":[\"1& 2\",\"3\"],\"b\":[\"\"]}}");
    }

    @Test
    void readsJson() {
        assertThat(describe("application/json; charset=UTF-8", "{\"a\":1}")
                        .path("value")
                        .path("a")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void describesOtherBodiesAsBytes() {
        assertThat(describe("application/json", "{").path("kind").asText()).isEqualTo("bytes");
        assertThat(BodyDescriptions.describe(null, new byte[0]).path("kind").asText())
                .isEqualTo("none");
    }

    private static JsonNode describe(String type, String body) {
        return BodyDescriptions.describe(type, body.getBytes(StandardCharsets.UTF_8));
    }
}

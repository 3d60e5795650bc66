package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for browsers, without a browser. A test in Chromium uses it. */
class AdminPageTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mock.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void page_isOneDocumentWithoutDependenciesAndSecrets() throws Exception {
        HttpResponse<String> page = get("/__mock/ui", "Sec-Fetch-Site", "none");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body())
                .doesNotContain(" src=", "@import", "url(", mock.key())
                .doesNotContainPattern("https?://");
    }

    @Test
    void policy_allowsTheContentOfThePageOnly() throws Exception {
        HttpResponse<String> page = get("/__mock/ui");

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'")
                .contains("script-src 'sha256-" + hash(page.body(), "script") + "'")
                .contains("style-src 'sha256-" + hash(page.body(), "style") + "'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    private static String hash(String html, String name) throws Exception {
        Matcher content = Pattern.compile("<" + name + ">(.*)</" + name + ">", Pattern.DOTALL)
                .matcher(html);
        assertThat(content.find()).isTrue();
        byte[] bytes = content.group(1).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void otherPages_areRefused(String site) throws Exception {
        assertThat(get("/__mock/ui", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
        assertThat(get("/", "Accept", "text/html", "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(403);
        assertThat(get("/__mock/ui", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 'text/html,application/xhtml+xml', 302",
        "/, TEXT/HTML, 302",
        "/, application/json, 404",
        "/, */*, 404",
        "/api/v1/project/, text/html, 401"
    })
    void url_opensThePageInBrowsersOnly(String path, String accept, int status) throws Exception {
        HttpResponse<String> response = get(path, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Location").isPresent()).isEqualTo(status == 302);
        if (status == 302) {
            assertThat(response.headers().firstValue("Location")).hasValue("/__mock/ui");
            assertThat(mock.journal().entries()).isEmpty();
        }
    }

    @Test
    void worlds_haveAPageEach() throws Exception {
        mock.newWorld(options -> options.name("gw0"));

        assertThat(get("/__mock/worlds/gw0/ui").statusCode()).isEqualTo(200);
        assertThat(get("/__mock/worlds/gw1/ui").statusCode()).isEqualTo(404);
    }

    @Test
    void journal_canBeReadInSteps() throws Exception {
        assertThat(json("/__mock/").path("journal").toString()).isEqualTo("{\"count\":0,\"first\":0,\"last\":0}");
        for (int i = 0; i < 3; i++) {
            get("/api/v1/project/");
        }
        JsonNode all = json("/__mock/journal");
        long first = all.get(0).path("number").longValue();
        assertThat(json("/__mock/journal?after=" + first)).hasSize(2);
        assertThat(json("/__mock/journal?after=0")).isEqualTo(all);
        assertThat(json("/__mock/journal?after=999")).isEmpty();
        assertThat(json("/__mock/").path("journal").path("count").intValue()).isEqualTo(3);

        mock.journal().clear();

        JsonNode cleared = json("/__mock/").path("journal");
        assertThat(cleared.path("first").longValue()).isZero();
        assertThat(cleared.path("last").longValue()).isEqualTo(first + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after=x", "after=", "after=1&operation=listProjects", "before=1", "after=99999999999999999999"})
    void invalidFilters_areRejected(String query) throws Exception {
        assertThat(get("/__mock/journal?" + query).statusCode()).isEqualTo(400);
    }
}

package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageUrlTest {

    private static final StorageUrl SECURE = StorageUrl.of("https://bucket.example/a/b.mov?signature=hidden");

    @ParameterizedTest
    @CsvSource({
        "https://bucket.example/a%20b?x=1, https://bucket.example/a%20b?x=1",
        "' HTTPS://bucket.example/a ', https://bucket.example/a",
        "https://bucket.example/a b|c, https://bucket.example/a%20b%7Cc",
        // Existing escapes are kept; anything that only looks like one is escaped.
        "https://bucket.example/a b%20c, https://bucket.example/a%20b%20c",
        "https://bucket.example/100%, https://bucket.example/100%25",
        "https://bucket.example/1%2, https://bucket.example/1%252",
        "https://bucket.example/%zz, https://bucket.example/%25zz",
        "https://bucket.example/%2z, https://bucket.example/%252z",
        "https://bucket.example/\u00e4, https://bucket.example/%C3%A4",
        "https://bucket.example/\u00e4 b, https://bucket.example/%C3%A4%20b",
        "https://bucket.example, https://bucket.example/",
        "https://bucket.example?x=1, https://bucket.example/?x=1",
        "https://bucket_1.example:8443/a, https://bucket_1.example:8443/a",
    })
    void of_escapesInvalidCharacters(String given, String used) {
        assertThat(wholeOf(StorageUrl.of(given))).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://bucket.example/a, must start with https:// or http://",
        "/a, must start with https:// or http://",
        "https:/a, has no host",
        "https://ada:hidden@bucket.example/a, must not contain user information",
        "https://[hidden/a, has no valid host",
        "https://bucket.example:hidden/a, has an invalid port",
        "https://, is not valid",
        "hidden:, is not valid",
    })
    void of_invalidUrl_throwsWithoutShowingIt(String given, String reason) {
        assertThatThrownBy(() -> StorageUrl.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .satisfies(StorageUrlTest::assertHidden);
    }

    @Test
    void redirect_isResolvedAgainstTheUrl() {
        assertThat(wholeOf(SECURE.redirect("../c.mov?d=e"))).isEqualTo("https://bucket.example/c.mov?d=e");
        assertThat(wholeOf(SECURE.redirect("https://other.example/"))).isEqualTo("https://other.example/");
        StorageUrl plain = StorageUrl.of("http://bucket.example/a");
        assertThat(wholeOf(plain.redirect("https://bucket.example/a"))).isEqualTo("https://bucket.example/a");
        assertThat(wholeOf(plain.redirect("/b"))).isEqualTo("http://bucket.example/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bucket.example/a/b.mov", "HTTP://bucket.example/", "http://127.0.0.1/"})
    void redirect_fromHttpsToHttp_throws(String to) {
        assertThatThrownBy(() -> SECURE.redirect(to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URL of the file downgrades https to http");
        assertThatThrownBy(() -> StorageUrl.of("HTTPS://bucket.example/a").redirect(to))
                .hasMessage("The URL of the file downgrades https to http");
    }

    @Test
    void redirect_toAnInvalidUrl_throws() {
        assertThatThrownBy(() -> SECURE.redirect("hidden:"))
                .hasMessage("The URL of the file is not valid")
                .satisfies(StorageUrlTest::assertHidden);
        assertThatThrownBy(() -> SECURE.redirect("file:///etc/passwd")).hasMessageContaining("must start with");
    }

    @Test
    void toString_returnsOnlyTheOrigin() {
        assertThat(SECURE).hasToString("https://bucket.example");
    }

    @Test
    void redact_replacesTheQueryAndItsValues() {
        String text = "https://bucket.example/a?signature=hid%2Fden%3D&key=AKIA1234&n=1";
        StorageUrl url = StorageUrl.of(text);
        assertThat(url.redactor().redact("GET " + text))
                .isEqualTo("GET https://bucket.example/a?signature=***&key=***&n=1");
        assertThat(url.redactor().redact("no AKIA1234, hid%2Fden%3D or hid/den=; 1 is no secret"))
                .isEqualTo("no ***, *** or ***; 1 is no secret");
        // Values of eight or more characters count as secrets.
        assertThat(StorageUrl.of("https://bucket.example/?a=12345678&b=1234567")
                        .redactor()
                        .redact("12345678 1234567"))
                .isEqualTo("*** 1234567");
    }

    @Test
    void redact_withoutAQuery_changesNothing() {
        assertThat(StorageUrl.of("https://bucket.example/a").redactor().redact("text"))
                .isEqualTo("text");
        assertThat(StorageUrl.of("https://bucket.example/a?").redactor().redact("text"))
                .isEqualTo("text");
    }

    private static String wholeOf(StorageUrl url) {
        return url.endpoint() + url.target();
    }

    private static void assertHidden(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("hidden");
        }
    }
}

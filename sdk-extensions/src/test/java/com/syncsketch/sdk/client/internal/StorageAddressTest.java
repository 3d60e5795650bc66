package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAddressTest {

    private static final URI SECURE = URI.create("https://bucket.example/a/b.mov?signature=hidden");

    @ParameterizedTest
    @CsvSource({
        "https://bucket.example/a%20b?x=1, https://bucket.example/a%20b?x=1",
        "' HTTPS://bucket.example/a ', HTTPS://bucket.example/a",
        "https://bucket.example/a b|c, https://bucket.example/a%20b%7Cc",
        // What is escaped already stays, what only looks like it is escaped.
        "https://bucket.example/a b%20c, https://bucket.example/a%20b%20c",
        "https://bucket.example/100%, https://bucket.example/100%25",
        "https://bucket.example/1%2, https://bucket.example/1%252",
        "https://bucket.example/%zz, https://bucket.example/%25zz",
        "https://bucket.example/%2z, https://bucket.example/%252z",
        "https://bucket.example/\u00e4, https://bucket.example/%C3%A4",
        "https://bucket.example/\u00e4 b, https://bucket.example/%C3%A4%20b",
    })
    void of_escapesWhatShouldHaveBeen(String told, String used) {
        assertThat(StorageAddress.of(told)).hasToString(used);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://bucket.example/a, must start with https:// or http://",
        "/a, must start with https:// or http://",
        "https:/a, names no host",
        "https://ada:hidden@bucket.example/a, must have no user information",
        "https://[hidden/a, names no host",
        "https://, cannot be read",
        "hidden:, cannot be read",
    })
    void of_somethingElse_isRefusedWithoutBeingShown(String told, String said) {
        assertThatThrownBy(() -> StorageAddress.of(told))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @Test
    void redirect_leadsOnFromWhereItCame() {
        assertThat(StorageAddress.redirect(SECURE, "../c.mov?d=e")).hasToString("https://bucket.example/c.mov?d=e");
        assertThat(StorageAddress.redirect(SECURE, "https://other.example/")).hasToString("https://other.example/");
        URI plain = URI.create("http://bucket.example/a");
        assertThat(StorageAddress.redirect(plain, "https://bucket.example/a")).hasScheme("https");
        assertThat(StorageAddress.redirect(plain, "/b")).hasToString("http://bucket.example/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bucket.example/a/b.mov", "HTTP://bucket.example/", "http://127.0.0.1/"})
    void redirect_fromHttpsToHttp_isRefused(String to) {
        assertThatThrownBy(() -> StorageAddress.redirect(SECURE, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The address of the file leads from https to http");
        assertThatThrownBy(() -> StorageAddress.redirect(URI.create("HTTPS://bucket.example/a"), to))
                .hasMessage("The address of the file leads from https to http");
    }

    @Test
    void redirect_toSomethingElse_isRefused() {
        assertThatThrownBy(() -> StorageAddress.redirect(SECURE, "hidden:"))
                .hasMessage("The address of the file cannot be read")
                .hasNoCause();
        assertThatThrownBy(() -> StorageAddress.redirect(SECURE, "file:///etc/passwd"))
                .hasMessageContaining("must start with");
    }

    @Test
    void redact_hidesTheQueryAndEachOfItsValues() {
        URI address = URI.create("https://bucket.example/a?signature=hid%2Fden%3D&key=AKIA1234&n=1");
        assertThat(StorageAddress.redact(address, "GET " + address)).isEqualTo("GET https://bucket.example/a?***");
        assertThat(StorageAddress.redact(address, "no AKIA1234, hid%2Fden%3D or hid/den=; 1 is no secret"))
                .isEqualTo("no ***, *** or ***; 1 is no secret");
        // Six characters are long enough to be one.
        assertThat(StorageAddress.redact(URI.create("https://bucket.example/?a=123456&b=12345"), "123456 12345"))
                .isEqualTo("*** 12345");
    }

    @Test
    void redact_withoutAQuery_changesNothing() {
        assertThat(StorageAddress.redact(URI.create("https://bucket.example/a"), "text"))
                .isEqualTo("text");
        assertThat(StorageAddress.redact(URI.create("https://bucket.example/a?"), "text"))
                .isEqualTo("text");
    }
}

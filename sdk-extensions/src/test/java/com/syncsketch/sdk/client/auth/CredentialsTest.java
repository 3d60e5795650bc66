package com.syncsketch.sdk.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final URI ADDRESS = URI.create("https://example.com/api/v1/project/?name=a%2Fb+c");

    @Test
    void apiKey_whenInHeader_goesIntoAuthorization() {
        HttpRequest request = authorized(Credentials.apiKey("td@example.com", "k:1"));
        assertThat(request.headers().allValues("Authorization")).containsExactly("apikey td@example.com:k:1");
        assertThat(request.uri()).isEqualTo(ADDRESS);
    }

    @Test
    void apiKey_whenInQuery_goesIntoTheQueryAndKeepsTheRest() {
        HttpRequest request =
                authorized(Credentials.apiKey("td@example.com", "k&1").inQuery());
        assertThat(request.headers().map()).isEmpty();
        assertThat(request.uri()).hasToString(ADDRESS + "&api_key=k%261&username=td%40example.com");
    }

    @Test
    void token_whenInHeader_goesIntoAuthorization() {
        HttpRequest request =
                authorized(Credentials.token("td@example.com", "t1").inQuery().inHeader());
        assertThat(request.headers().allValues("Authorization")).containsExactly("token td@example.com:t1");
    }

    @Test
    void token_whenInQuery_goesIntoTheQuery() {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        Credentials.token("td@example.com", "t1").inQuery().authorize(request, URI.create("https://example.com/x/"));
        assertThat(request.build().uri()).hasToString("https://example.com/x/?token=t1&email=td%40example.com");
    }

    @Test
    void authorize_whenAlreadyInTheQuery_addsNothing() {
        Credentials credentials = Credentials.apiKey("u", "k").inQuery();
        URI once = authorized(credentials).uri();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        credentials.authorize(request, once);
        assertThat(request.build().uri()).isEqualTo(once);
    }

    @Test
    void authorize_whenUserHasColon_isRefusedInTheHeaderOnly() {
        Credentials credentials = Credentials.apiKey("a:b", "key");
        assertThatThrownBy(() -> authorized(credentials))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colon");
        assertThat(authorized(credentials.inQuery()).uri().getRawQuery()).endsWith("username=a%3Ab");
    }

    @Test
    void authorize_whenSecretIsNotAscii_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> authorized(Credentials.apiKey("u", "schlüssel")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("schl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "key\n", "key\r\nX-Other: 1", "k\0"})
    void apiKey_whenBlankOrWithControlCharacters_isRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> Credentials.apiKey("u", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("X-Other");
        assertThatThrownBy(() -> Credentials.token(key, "t")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fromEnvironment_whenAVariableIsMissing_namesIt() {
        assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("SYNCSKETCH_API_KEY", "k")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_USER");
        assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", " ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_API_KEY");
    }

    @Test
    void fromEnvironment_whenComplete_givesAKey() {
        assertThat(Credentials.fromEnvironment(Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k")))
                .isEqualTo(Credentials.apiKey("u", "k"))
                .isNotEqualTo(Credentials.token("u", "k"));
    }

    @Test
    void toString_showsUserAndNoSecret() {
        assertThat(Credentials.token("ann", "secret-1").inQuery())
                .hasToString("Credentials{token of ann, in the query}")
                .hasSameHashCodeAs(Credentials.token("ann", "secret-1").inQuery());
        assertThat(Credentials.apiKey("ann", "secret-1").user()).isEqualTo("ann");
    }

    @Test
    void redact_hidesPlainAndEncodedSecret() {
        Credentials credentials = Credentials.apiKey("u", "a/b c");
        assertThat(credentials.redact("a/b c and a%2Fb+c, not a/b")).isEqualTo("*** and ***, not a/b");
    }

    private static HttpRequest authorized(Credentials credentials) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        credentials.authorize(request, ADDRESS);
        return request.build();
    }
}

package com.syncsketch.sdk.client.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.auth.Credentials;
import org.junit.jupiter.api.Test;

/** How credentials are sent and redacted. */
class CredentialsAccessTest {

    private static String header(Credentials credentials) {
        return CredentialsAccess.secretOf(credentials).header();
    }

    private static String query(Credentials credentials) {
        return CredentialsAccess.secretOf(credentials).query();
    }

    @Test
    void apiKey_whenInHeader_goesIntoAuthorization() {
        Credentials credentials = Credentials.apiKey("td@example.com", "k:1");
        assertThat(header(credentials)).isEqualTo("apikey td@example.com:k:1");
        assertThat(query(credentials)).isNull();
    }

    @Test
    void apiKey_whenInQuery_goesIntoTheQuery() {
        Credentials credentials = Credentials.apiKey("td@example.com", "k&1").inQuery();
        assertThat(header(credentials)).isNull();
        assertThat(query(credentials)).isEqualTo("api_key=k%261&username=td%40example.com");
    }

    @Test
    void token_whenInHeader_goesIntoAuthorization() {
        Credentials credentials =
                Credentials.token("td@example.com", "t1").inQuery().inHeader();
        assertThat(header(credentials)).isEqualTo("token td@example.com:t1");
        assertThat(query(credentials)).isNull();
    }

    @Test
    void token_whenInQuery_goesIntoTheQuery() {
        Credentials credentials = Credentials.token("td@example.com", "t1").inQuery();
        assertThat(query(credentials)).isEqualTo("token=t1&email=td%40example.com");
        assertThat(header(credentials)).isNull();
    }

    @Test
    void userWithColon_isRejectedInTheHeaderOnly() {
        Credentials credentials = Credentials.apiKey("a:b", "key");
        assertThatThrownBy(() -> header(credentials))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colon");
        assertThat(query(credentials.inQuery())).endsWith("username=a%3Ab");
    }

    @Test
    void nonAsciiSecret_isRejectedWithoutShowingIt() {
        assertThatThrownBy(() -> header(Credentials.apiKey("u", "schlüssel")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("schl");
    }

    @Test
    void values_areTheSecretAndItsBasicAuthentication() {
        Credentials credentials = Credentials.apiKey("u", "a/b c");
        assertThat(CredentialsAccess.secretOf(credentials).values()).containsExactly("a/b c", "dTphL2IgYw==");
    }
}

package com.syncsketch.sdk.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.internal.proxy.ProxyServer;
import com.syncsketch.sdk.client.internal.proxy.ProxySettingsAccess;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    private static final ProxyServer PROXY = new ProxyServer("p", 3128, null);
    private static final ProxyServer PROXY_WITH_LOGIN =
            PROXY.withAuthorization(ProxyServer.basic("studio", TestSecrets.KEY));

    @Test
    void none_ignoresTheSystem() {
        assertThat(proxyFor(ProxySettings.none(), "https", "www.syncsketch.com", -1))
                .isNull();
        assertThat(proxyFor(ProxySettings.none().credentials("studio", TestSecrets.KEY), "https", "a", -1))
                .isNull();
        assertThat(ProxySettings.none()).hasToString("ProxySettings{none}");
    }

    @Test
    void system_isReadOnce() {
        String previous = System.getProperty("http.proxyHost");
        System.setProperty("http.proxyHost", "from-a-property");
        ProxySettings settings;
        try {
            settings = ProxySettings.system();
        } finally {
            if (previous == null) {
                System.clearProperty("http.proxyHost");
            } else {
                System.setProperty("http.proxyHost", previous);
            }
        }
        ProxySettings expected = ProxySettings.system(System.getenv(), Map.of("http.proxyHost", "from-a-property"));
        assertThat(proxyFor(settings, "http", "www.syncsketch.com", -1))
                .isEqualTo(proxyFor(expected, "http", "www.syncsketch.com", -1));
        assertThat(settings).hasToString("ProxySettings{system}");
    }

    @Test
    void system_followsEnvironmentAndProperties() {
        ProxySettings settings =
                ProxySettings.system(Map.of("HTTPS_PROXY", "http://p:3128"), Map.of("http.proxyHost", "other"));
        assertThat(proxyFor(settings, "https", "www.syncsketch.com", -1)).isEqualTo(PROXY);
        assertThat(proxyFor(settings, "http", "www.syncsketch.com", -1)).isEqualTo(new ProxyServer("other", 80, null));
    }

    @Test
    void ofHostAndPort_isForAllHosts() {
        ProxySettings settings = ProxySettings.of("P", 3128);
        assertThat(proxyFor(settings, "https", "www.syncsketch.com", -1)).isEqualTo(PROXY);
        assertThat(proxyFor(settings, "http", "localhost", 8080)).isEqualTo(PROXY);
        assertThat(settings).hasToString("ProxySettings{p:3128}");
        assertThat(ProxySettings.of("::1", 3128)).hasToString("ProxySettings{[::1]:3128}");
        assertThat(ProxySettings.of("[::1]", 3128)).hasToString("ProxySettings{[::1]:3128}");
    }

    @ParameterizedTest
    @CsvSource({"http://p, 80", "p:80, 80", "'', 80", "a b, 80", "[p], 80", "p, 0", "p, -1", "p, 65536"})
    void ofHostAndPort_rejectsInvalidArguments(String host, int port) {
        assertThatThrownBy(() -> ProxySettings.of(host, port)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofUri_readsTheCredentials() {
        String password = URLEncoder.encode(TestSecrets.KEY, StandardCharsets.UTF_8);
        ProxySettings settings = ProxySettings.of(URI.create("http://studio:" + password + "@p:3128"));
        assertThat(proxyFor(settings, "https", "www.syncsketch.com", -1)).isEqualTo(PROXY_WITH_LOGIN);
        assertThat(settings).hasToString("ProxySettings{p:3128 with a login}");
        assertThat(proxyFor(ProxySettings.of(URI.create("http://my_proxy/")), "http", "a", -1))
                .isEqualTo(new ProxyServer("my_proxy", 80, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:0123456789@p:1",
                "socks5://u:0123456789@p:1",
                "u:0123456789@p:1",
                "p:3128",
                "//p:3128",
                "p",
                "http:p",
                "http:/p",
                "http://u:0123456789@p:1/path",
                "http://u:0123456789@p:1#x",
                "http://u%3Av:0123456789@p:1"
            })
    void ofUri_rejectsUnsupportedUris(String uri) {
        assertThatThrownBy(() -> ProxySettings.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://[user:password@]host[:port]")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(TestSecrets.PLAIN_PART_OF_KEY));
    }

    @Test
    void credentials_applyToWhicheverProxyIsSelected() {
        assertThat(proxyFor(withLogin(ProxySettings.of("p", 3128)), "https", "www.syncsketch.com", -1))
                .isEqualTo(PROXY_WITH_LOGIN);
        assertThat(proxyFor(withLogin(ProxySettings.of(URI.create("http://a:b@p:3128"))), "https", "a", -1))
                .isEqualTo(PROXY_WITH_LOGIN);
        ProxySettings system = withLogin(ProxySettings.system(Map.of("HTTPS_PROXY", "p:3128"), Map.of()));
        assertThat(proxyFor(system, "https", "a", -1)).isEqualTo(PROXY_WITH_LOGIN);
        assertThat(proxyFor(system, "http", "a", -1)).isNull();
        assertThat(system).hasToString("ProxySettings{system, user=studio}");
    }

    @ParameterizedTest
    @CsvSource({"'', x", "a:b, x", "'a\n', x", "a, 'x\r\n'"})
    void credentials_rejectCharactersThatBasicCannotEncode(String user, String password) {
        ProxySettings settings = ProxySettings.of("p", 3128);
        assertThatThrownBy(() -> settings.credentials(user, password)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bypass_addsExceptions() {
        ProxySettings settings = ProxySettings.of("p", 3128)
                .bypass("storage.example.com:8443", "10.0.0.0/8")
                .bypass(".corp");
        assertThat(proxyFor(settings, "https", "storage.example.com", 8443)).isNull();
        assertThat(proxyFor(settings, "https", "storage.example.com", -1)).isEqualTo(PROXY);
        assertThat(proxyFor(settings, "https", "10.1.2.3", -1)).isNull();
        assertThat(proxyFor(settings, "https", "a.corp", -1)).isNull();
        assertThat(settings)
                .hasToString("ProxySettings{p:3128, bypass=[storage.example.com:8443, 10.0.0.0/8], bypass=[.corp]}");
        assertThat(proxyFor(settings.bypass("*"), "https", "www.syncsketch.com", -1))
                .isNull();
        ProxySettings system = ProxySettings.system(Map.of("ALL_PROXY", "p:3128", "NO_PROXY", "a"), Map.of());
        assertThat(proxyFor(system.bypass("b:80"), "http", "a", -1)).isNull();
        assertThat(proxyFor(system.bypass("b:80"), "http", "b", -1)).isNull();
        assertThat(proxyFor(system.bypass("b:80"), "http", "c", -1)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "*.example.com", "10.*"})
    void bypass_rejectsEntriesThatNeverMatch(String entry) {
        ProxySettings settings = ProxySettings.of("p", 3128);
        assertThatThrownBy(() -> settings.bypass("a", entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ProxySettings withLogin(ProxySettings settings) {
        return settings.credentials("studio", TestSecrets.KEY);
    }

    private static ProxyServer proxyFor(ProxySettings settings, String scheme, String host, int port) {
        return ProxySettingsAccess.resolverOf(settings).proxyFor(scheme, host, port);
    }
}

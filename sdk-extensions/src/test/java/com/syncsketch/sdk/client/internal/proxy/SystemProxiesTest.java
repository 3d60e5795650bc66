package com.syncsketch.sdk.client.internal.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.TestSecrets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables contain the behaviour of requests 2.34.2 (Python 3.11), unless the name of a test says otherwise. */
class SystemProxiesTest {

    private static final String SITE = "https://www.syncsketch.com/";

    @ParameterizedTest
    @CsvSource({
        "http://p:3128,               p:3128",
        "http://p,                    p:80",
        "http://p:,                   p:80",
        "http://p/,                   p:80",
        "p,                           p:80",
        "p.example.com,               p.example.com:80",
        "p.example.com:3128,          p.example.com:3128",
        "//p:3128,                    p:3128",
        "HTTP://P.Example.com:8080/,  p.example.com:8080",
        "127.0.0.1:3128,              127.0.0.1:3128",
        "[::1]:3128,                  [::1]:3128",
        "http://[FE80::1%25eth0],     [fe80::1%25eth0]:80",
        "http://my_proxy:3128,        my_proxy:3128",
    })
    void proxyValue_isParsedLikeRequests(String value, String expected) {
        assertThat(decide(Map.of("HTTPS_PROXY", value), SITE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:w@p:1,              u:w",
        "http://u:@p:1,               u:",
        "http://u%40c:w%3A%2F@p:1,    u@c:w:/",
        "http://u:a@b@p:1,            u:a@b",
        "http://u:a:b@p:1,            u:a:b",
        "http://u:100%@p:1,           u:100%",
        "http://u:%zz%4@p:1,          u:%zz%4",
        "http://u:w%C3%A9@p:1,        u:wé",
    })
    void credentials_arePercentDecoded(String value, String expected) {
        ProxyServer proxy = of(Map.of("HTTPS_PROXY", value)).proxyFor("https", "www.syncsketch.com", -1);
        assertThat(proxy).isNotNull();
        assertThat(decoded(proxy)).isEqualTo(expected);
        assertThat(proxy).hasToString("p:1 with a login");
    }

    @ParameterizedTest
    @CsvSource({"u:w@p:1, u:w", "http://u@p:1, u:"})
    void credentials_thatRequestsIgnores_areUsed(String value, String expected) {
        ProxyServer proxy = of(Map.of("HTTPS_PROXY", value)).proxyFor("https", "www.syncsketch.com", -1);
        assertThat(proxy).isNotNull();
        assertThat(decoded(proxy)).isEqualTo(expected);
    }

    @Test
    void valueWithSpaces_whichRequestsRejects_isAccepted() {
        assertThat(decide(Map.of("HTTPS_PROXY", " http://p:3128\n"), SITE)).isEqualTo("p:3128");
        assertThat(decide(Map.of("HTTPS_PROXY", "p:3128"), SITE)).isEqualTo("p:3128");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https_proxy=l:1 HTTPS_PROXY=u:1               | https | l:1",
                "https_proxy= HTTPS_PROXY=u:1                  | https | DIRECT",
                "https_proxy= HTTPS_PROXY=u:1 ALL_PROXY=a:1    | https | a:1",
                "HTTPS_PROXY=u:1 ALL_PROXY=a:1                 | https | u:1",
                "HTTPS_PROXY= ALL_PROXY=a:1                    | https | a:1",
                "ALL_PROXY=a:1                                 | http  | a:1",
                "all_proxy=l:1 ALL_PROXY=u:1                   | http  | l:1",
                "all_proxy= ALL_PROXY=u:1                      | http  | DIRECT",
                "HTTP_PROXY=h:1                                | https | DIRECT",
                "HTTPS_PROXY=h:1                               | http  | DIRECT",
                "FTP_PROXY=f:1                                 | https | DIRECT",
                "Https_Proxy=m:1                               | https | m:1",
                "Https_Proxy=m:1 https_proxy=l:1               | https | l:1",
                "HTTP_PROXY=h:1 REQUEST_METHOD=GET             | http  | DIRECT",
                "HTTP_PROXY=h:1 REQUEST_METHOD=                | http  | DIRECT",
                "HTTP_PROXY=h:1 ALL_PROXY=a:1 REQUEST_METHOD=G | http  | a:1",
                "http_proxy=h:1 REQUEST_METHOD=GET             | http  | h:1",
                "HTTPS_PROXY=h:1 REQUEST_METHOD=GET            | https | h:1",
                "HTTPS_PROXY=u:1 no_proxy= NO_PROXY=syncsketch.com      | https | DIRECT",
                "HTTPS_PROXY=u:1 no_proxy=x.com NO_PROXY=syncsketch.com | https | u:1",
                "HTTPS_PROXY=u:1 No_Proxy=syncsketch.com                | https | DIRECT",
            })
    void variables_areSelectedLikeUrllib(String variables, String scheme, String expected) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" +")) {
            String[] pair = variable.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        assertThat(decide(environment, scheme + "://www.syncsketch.com/")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "syncsketch.com               | https://www.syncsketch.com/       | DIRECT",
                "syncsketch.com               | https://syncsketch.com/           | DIRECT",
                ".syncsketch.com              | https://www.syncsketch.com/       | DIRECT",
                ".syncsketch.com              | https://syncsketch.com/           | DIRECT",
                "..syncsketch.com             | https://www.syncsketch.com/       | DIRECT",
                "sketch.com                   | https://www.syncsketch.com/       | p:1",
                "syncsketch.com.              | https://www.syncsketch.com/       | p:1",
                "www.syncsketch.com:8443      | https://www.syncsketch.com:8443/  | DIRECT",
                "www.syncsketch.com:443       | https://www.syncsketch.com:443/   | DIRECT",
                ".syncsketch.com:8443         | https://www.syncsketch.com:8443/  | DIRECT",
                "syncsketch.com:8443          | https://www.syncsketch.com:443/   | p:1",
                "*                            | https://www.syncsketch.com/       | DIRECT",
                "*.syncsketch.com             | https://www.syncsketch.com/       | p:1",
                "' a.com , syncsketch.com '   | https://www.syncsketch.com/       | DIRECT",
                "a.com syncsketch.com         | https://www.syncsketch.com/       | p:1",
                "sync sketch.com              | https://www.syncsketch.com/       | DIRECT",
                "SYNCSKETCH.COM               | https://www.syncsketch.com/       | DIRECT",
                "syncsketch.com               | https://WWW.SyncSketch.COM/       | DIRECT",
                "http://www.syncsketch.com    | https://www.syncsketch.com/       | p:1",
                "',,. ,'                      | https://www.syncsketch.com/       | p:1",
                "10.1.2.3                     | https://10.1.2.3/                 | DIRECT",
                "10.1.2.3                     | https://10.1.2.3:8443/            | DIRECT",
                "10.1.2.3                     | https://10.1.2.4/                 | p:1",
                "10.0.0.0/8                   | https://10.1.2.3/                 | DIRECT",
                "10.0.0.0/8                   | https://10.1.2.3:99/              | DIRECT",
                "10.0.0.0/8                   | https://11.1.2.3/                 | p:1",
                "10.0.0.0/8                   | https://www.syncsketch.com/       | p:1",
                "192.168.5.7/16               | https://192.168.200.1/            | DIRECT",
                "192.168.5.0/30               | https://192.168.5.3/              | DIRECT",
                "192.168.5.0/30               | https://192.168.5.4/              | p:1",
                "10.1.2.3/32                  | https://10.1.2.3/                 | DIRECT",
                "10.0.0.0/33                  | https://10.1.2.3/                 | p:1",
                "10.0.0.0/x                   | https://10.1.2.3/                 | p:1",
                "300.0.0.0/8                  | https://10.1.2.3/                 | p:1",
                "/8                           | https://10.1.2.3/                 | p:1",
                "::1                          | https://[::1]/                    | DIRECT",
                "localhost                    | https://localhost:8000/           | DIRECT",
                "127.0.0.1                    | https://localhost/                | p:1",
                "a.com                        | https://localhost/                | p:1",
                "a.com                        | https://127.0.0.1/                | p:1",
                "a.com                        | https://[::1]/                    | p:1",
            })
    void noProxy_matchesLikeRequests(String noProxy, String url, String expected) {
        assertThat(decide(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", noProxy), url))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.com,*                    | https://www.syncsketch.com/",
                "' * '                      | https://www.syncsketch.com/",
                "www.syncsketch.com:443     | https://www.syncsketch.com/",
                "SYNCSKETCH.COM:8443        | https://www.syncsketch.com:8443/",
                "10.1.2.3:8443              | https://10.1.2.3:8443/",
                "0.0.0.0/0                  | https://10.1.2.3/",
                "[::1]                      | https://[::1]/",
                "[::1]:8443                 | https://[::1]:8443/",
                "0:0:0:0:0:0:0:1            | https://[::1]/",
                "fd00::/8                   | https://[fd12::5]/",
            })
    void noProxy_entriesThatRequestsIgnores_match(String noProxy, String url) {
        assertThat(decide(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", noProxy), url))
                .isEqualTo("DIRECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:1:2:3:4:5:6:7:8:9", "fd00::/129", "f:g::1", ".::1", "[::1"})
    void invalidAddressInNoProxy_matchesNothing(String noProxy) {
        assertThat(decide(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", noProxy), "https://[fd00::5]/"))
                .isEqualTo("p:1");
    }

    @Test
    void ipv6Address_withAndWithoutBrackets_isAccepted() {
        SystemProxies proxies = of(Map.of("HTTP_PROXY", "p:1", "NO_PROXY", "[fd00::5]:8080"));
        assertThat(proxies.proxyFor("http", "fd00::5", 8080)).isNull();
        assertThat(proxies.proxyFor("http", "[FD00::5]", 8080)).isNull();
        assertThat(proxies.proxyFor("http", "fd00::5", -1)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "unset",
            value = {
                "unset                   | https://www.syncsketch.com/ | p:443",
                "unset                   | https://localhost/          | DIRECT",
                "unset                   | https://127.9.9.9/          | DIRECT",
                "unset                   | https://[::1]/              | DIRECT",
                "unset                   | https://0.0.0.0/            | DIRECT",
                "''                      | https://localhost/          | p:443",
                "*.syncsketch.com        | https://www.syncsketch.com/ | DIRECT",
                "*.syncsketch.com        | https://syncsketch.com/     | p:443",
                "*.syncsketch.com        | https://localhost/          | DIRECT",
                "syncsketch.com          | https://www.syncsketch.com/ | p:443",
                "'a.com||WWW.SyncSketch.*' | https://www.syncsketch.com/ | DIRECT",
                "*sketch*                | https://www.syncsketch.com/ | DIRECT",
                "10.*                    | https://10.1.2.3/           | DIRECT",
                "*                       | https://www.syncsketch.com/ | DIRECT",
                "w?w.syncsketch.com      | https://www.syncsketch.com/ | p:443",
            })
    void nonProxyHosts_matchLikeTheJdk(String nonProxyHosts, String url, String expected) {
        Map<String, String> properties = new HashMap<>(Map.of("https.proxyHost", "p"));
        if (nonProxyHosts != null) {
            properties.put("http.nonProxyHosts", nonProxyHosts);
        }
        assertThat(decide(Map.of(), properties, url)).isEqualTo(expected);
    }

    @Test
    void properties_applyByScheme() {
        Map<String, String> properties =
                Map.of("http.proxyHost", "plain", "https.proxyHost", "tls", "https.proxyPort", "3128");
        assertThat(decide(Map.of(), properties, "http://www.syncsketch.com/")).isEqualTo("plain:80");
        assertThat(decide(Map.of(), properties, SITE)).isEqualTo("tls:3128");
        assertThat(decide(Map.of(), Map.of("https.proxyHost", " "), SITE)).isEqualTo("DIRECT");
        assertThat(decide(Map.of(), Map.of("https.proxyPort", "3128"), SITE)).isEqualTo("DIRECT");
    }

    @Test
    void environment_hasPrecedenceOverProperties() {
        Map<String, String> properties =
                Map.of("http.proxyHost", "property", "https.proxyHost", "property", "http.nonProxyHosts", "*.com");
        assertThat(decide(Map.of("HTTPS_PROXY", "e:1"), properties, SITE)).isEqualTo("e:1");
        assertThat(decide(Map.of("HTTPS_PROXY", "e:1"), properties, "http://syncsketch.test/"))
                .isEqualTo("property:80");
        assertThat(decide(Map.of("NO_PROXY", "syncsketch.test"), properties, "http://syncsketch.test/"))
                .isEqualTo("DIRECT");
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://u:@SECRET@p:1,           names a proxy with the scheme socks5",
        "https://u:@SECRET@p:1,            names a proxy with the scheme https",
        "ftp://p:1,                        names a proxy with the scheme ftp",
        "http://,                          the URL of a proxy: The host",
        "http://:3128,                     the URL of a proxy: The host",
        "http:/p:1,                        is not the URL of a proxy",
        "http:p:1,                         is not the URL of a proxy",
        "http//p:1,                        is not the URL of a proxy",
        "http://p:0,                       from 1 to 65535",
        "http://p:70000,                   from 1 to 65535",
        "http://p:700000,                  is not the URL of a proxy",
        "http://p:x,                       is not the URL of a proxy",
        "http://p p:1,                     the URL of a proxy: The host",
        "http://prøxy:1,                   the URL of a proxy: The host",
        "http://[p]:1,                     the URL of a proxy: The host",
        "http://[::1:1,                    is not the URL of a proxy",
        "http://p:1/path,                  is not the URL of a proxy",
        "http://u:1#@SECRET@p:1,           is not the URL of a proxy",
        "http://u:1/@SECRET@p:1,           is not the URL of a proxy",
        "http://u:1?@SECRET@p:1,           is not the URL of a proxy",
        "http://:@SECRET@p:1,              user name",
        "http://u%3Av:@SECRET@p:1,         user name",
        "http://u:@SECRET%0A@p:1,          control character",
        "u:p://@SECRET@p:1,                is not the URL of a proxy",
    })
    void invalidVariable_isNamedWithoutItsValue(String value, String message) {
        String secret = URLEncoder.encode(TestSecrets.KEY, StandardCharsets.UTF_8);
        SystemProxies proxies = of(Map.of("all_proxy", value.replace("@SECRET", secret), "NO_PROXY", "localhost"));
        assertThatThrownBy(() -> proxies.proxyFor("https", "www.syncsketch.com", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The environment variable all_proxy ")
                .hasMessageContaining(message)
                .hasMessageContaining("http://[user:password@]host[:port]")
                .satisfies(e -> assertThat(TestSecrets.areIn(e.getMessage())).isFalse());
        assertThat(proxies.proxyFor("https", "localhost", -1)).isNull();
    }

    @Test
    void invalidVariable_doesNotAffectOtherUrls() {
        Map<String, String> environment = Map.of("ALL_PROXY", "socks5://p:1", "HTTPS_PROXY", "http://p:1");
        assertThat(decide(environment, SITE)).isEqualTo("p:1");
    }

    @ParameterizedTest
    @CsvSource({"http://p, ''", "p, x", "p, 0", "p, 65536", "p:80, ''"})
    void invalidProperty_isNamed(String host, String port) {
        SystemProxies proxies = SystemProxies.of(Map.of(), Map.of("https.proxyHost", host, "https.proxyPort", port));
        assertThatThrownBy(() -> proxies.proxyFor("https", "www.syncsketch.com", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https.proxyHost")
                .hasMessageContaining("https.proxyPort");
    }

    @Test
    void toString_hidesTheCredentials() {
        SystemProxies proxies = of(Map.of("HTTPS_PROXY", "http://u:" + TestSecrets.PLAIN_PART_OF_KEY + "@p:1"));
        ProxyServer proxy = proxies.proxyFor("https", "www.syncsketch.com", -1);
        assertThat(proxies.toString() + proxy).doesNotContain(TestSecrets.PLAIN_PART_OF_KEY, "Basic ");
    }

    private static SystemProxies of(Map<String, String> environment) {
        return SystemProxies.of(environment, Map.of());
    }

    private static String decide(Map<String, String> environment, String url) {
        return decide(environment, Map.of(), url);
    }

    private static String decide(Map<String, String> environment, Map<String, String> properties, String url) {
        URI uri = URI.create(url);
        ProxyServer proxy =
                SystemProxies.of(environment, properties).proxyFor(uri.getScheme(), uri.getHost(), uri.getPort());
        return proxy == null ? "DIRECT" : proxy.toString();
    }

    private static String decoded(ProxyServer proxy) {
        String authorization = proxy.authorization();
        assertThat(authorization).startsWith("Basic ");
        return new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
    }
}

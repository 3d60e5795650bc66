package com.syncsketch.sdk.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectUpdate;
import feign.RequestLine;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no well-behaved service sends. */
class HostileResponsesTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void respond(int status, String contentType, byte[] body) {
        server.handle(exchange -> {
            server.note(exchange);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] bytes(String hex, String text, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes(text.getBytes(Charset.forName(charset)));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "'', UTF-8, ''",
        "'', UTF-8, ; charset=utf-8",
        "'', UTF-8, ; charset=nonsense",
        "EFBBBF, UTF-8, ''",
        "EFBBBF, UTF-8, ; charset=ISO-8859-1",
        "'', ISO-8859-1, ; charset=ISO-8859-1",
        "'', windows-1252, ; charset=\"windows-1252\"",
        "'', UTF-16BE, ; charset=utf-16",
        "'', UTF-16LE, ''",
        "FEFF, UTF-16BE, ; charset=utf-16",
        "FFFE, UTF-16LE, ''",
        "'', UTF-32BE, ''",
        "FFFE0000, UTF-32LE, ; charset=utf-32",
    })
    void bodyInAnyCharset_isRead(String mark, String charset, String parameter) {
        byte[] body = bytes(mark, "{\"id\":20,\"name\":\"Café Ã©\",\"detail\":\"Café Ã©\"}", charset);
        respond(200, "application/json" + parameter, body);

        assertThat(client.projects().get(20).getName()).isEqualTo("Café Ã©");
        assertThat(client.raw()
                        .send("GET", "/x/")
                        .read(JsonNode.class)
                        .get("name")
                        .asText())
                .isEqualTo("Café Ã©");

        respond(400, "application/json" + parameter, body);
        assertThatThrownBy(() -> client.projects().get(20))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.getDetail().getMessage()).isEqualTo("Café Ã©"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F4908080", "E9", "FF"})
    void bytesThatAreNotUtf8_areAnError(String hex) {
        byte[] body = bytes(
                HexFormat.of().formatHex("{\"id\":20,\"name\":\"a".getBytes(StandardCharsets.US_ASCII)) + hex,
                "\"}",
                "UTF-8");
        respond(200, "application/json", body);

        assertThatThrownBy(() -> client.projects().get(20))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("GET /api/v1/project/")
                .hasMessageContaining("200")
                .hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1.9} | field id | an integer of 64 bits is expected",
                "{\"id\":true} | field id | a number is expected, but there is true or false",
                "{\"name\":{}} | field name | a string is expected, but there is an object",
                "{\"active\":2} | field active | true or false is expected, but there is a number",
                "{\"users\":{}} | field users | a list is expected, but there is an object",
                "{\"users\":[{},null]} | field users[1] | a value of type PersonReference is expected, but there is null",
                "{\"users\":[{},{\"id\":1e30}]} | field users[1].id | an integer of 64 bits",
                "{\"creator\":[]} | field creator | but there is a list",
                "{\"creator\":\"\"} | field creator | but there is a string",
                "[] | at line 1 | a value of type Project is expected, but there is a list",
                "[{\"id\":20}] | at line 1 | a value of type Project is expected, but there is a list",
                "\"text\" | at line 1 | but there is a string",
                "null | null | the body is null",
            })
    void valueOfAnotherType_isNamedWithWhatIsExpected(String body, String where, String what) {
        respond(200, "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.projects().get(20)).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.getStatus()).isEqualTo(200);
            assertThat(e.getBody()).isEqualTo(body);
            assertThat(e.getMessage())
                    .contains("GET /api/v1/project/", where, what)
                    .doesNotContain("com.syncsketch", "java.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"id\":1},null] | [1]",
                "[null] | [0]",
                "[{\"id\":1},{\"id\":0.1}] | field [1].id",
                "{\"id\":1} | a list is expected, but there is an object",
                "{\"objects\":[]} | a list is expected, but there is an object",
                "\"\" | a list is expected, but there is a string"
            })
    void listOfApiV2_isChecked(String body, String what) {
        respond(200, "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.accounts().listV2())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(what);
        assertThatThrownBy(() -> client.raw().send("GET", "/api/v2/x/").readList(Account.class))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"detail\":\"no\"}", "{\"meta\":{\"limit\":1},\"objects\":null}", "{\"objects\":{}}"})
    void pageWithoutObjects_isAnErrorWithItsStatus(String body) {
        respond(203, "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.projects().active().iterator().hasNext())
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.getStatus()).isEqualTo(203);
                    assertThat(e.getBody()).isEqualTo(body);
                    assertThat(e.getMessage()).contains("GET /api/v1/project/", "objects");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":20}{\"id\":21}",
                "{\"id\":20} trailing",
                "{\"id\":20}\0",
                "{\"id\":20",
                "{\"id\":NaN}",
                "{\"new\":Infinity}",
                "{'id':20}",
                "{\"id\":20,}",
                "/**/{\"id\":20}",
                "{\"new\":1e99999999999}",
                "<html>Log in</html>"
            })
    void textThatIsNoJson_isAnError(String body) {
        respond(200, "text/html", body.getBytes(StandardCharsets.UTF_8));

        for (Class<?> type : List.of(Project.class, Map.class)) {
            assertThatThrownBy(() -> client.raw().send("GET", "/x/").read(type)).isInstanceOf(DecodingException.class);
        }
        assertThatThrownBy(() -> client.projects().get(20)).isInstanceOf(DecodingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNesting_isAnError(String open) {
        respond(200, "application/json", ("{\"new\":" + open.repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowable(() -> client.projects().get(20))).isInstanceOf(DecodingException.class);
        respond(400, "application/json", open.repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(catchThrowable(() -> client.projects().get(20))).isInstanceOf(ApiException.class);
    }

    @Test
    void hugeNumber_isAnError() {
        respond(200, "application/json", ("{\"new\":" + "9".repeat(2_000_000) + "}").getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowable(() -> client.projects().get(20))).isInstanceOf(DecodingException.class);
    }

    /** User's own types are read with the same care as models. */
    @ParameterizedTest
    @ValueSource(strings = {"1.9", "\"7\"", "\"\"", "true", "null", "1e30", "[7]"})
    void ownTypes_areReadWithoutConversion(String id) {
        respond(200, "application/json", ("{\"name\":\"a\",\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.api(ThingsApi.class).get(1))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("id");
    }

    @Test
    void trees_keepAllDigits() {
        respond(200, "application/json", "{\"a\":0.1000000000000000055,\"b\":1e400}".getBytes(StandardCharsets.UTF_8));

        Object tree = client.raw().send("GET", "/x/").read(Map.class);

        assertThat(tree).isEqualTo(Map.of("a", new BigDecimal("0.1000000000000000055"), "b", new BigDecimal("1e400")));
    }

    /** An operation whose result is a string. */
    interface TextApi {
        @RequestLine("GET /api/v2/text/")
        String get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[\"a\"]", "{}"})
    void otherValueInPlaceOfAString_isAnError(String body) {
        respond(200, "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.api(TextApi.class).get()).isInstanceOf(DecodingException.class);
    }

    /** UTF-8 cannot represent half of a surrogate pair, but JSON can. */
    @Test
    void loneSurrogate_survivesARoundTrip() {
        respond(200, "application/json", "{\"id\":20,\"name\":\"é\\ud800\"}".getBytes(StandardCharsets.UTF_8));

        Project project = client.projects().get(20);
        client.projects()
                .update(20, ProjectUpdate.builder().name(project.getName()).build());

        // Some versions of Jackson escape all other characters as well.
        assertThat(server.last().text().replace("é", "\\u00E9")).isEqualToIgnoringCase("{\"name\":\"\\u00e9\\ud800\"}");
    }

    @Test
    void errorBody_mayBeAList() {
        respond(400, "application/json", "[\"Name is taken\",{\"code\":[7]}]".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.projects().get(20))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.getDetail().getMessage()).isEqualTo("Name is taken; {\"code\":[7]}"));
    }
}

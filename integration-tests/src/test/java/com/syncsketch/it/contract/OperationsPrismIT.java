package com.syncsketch.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.it.contract.ContractDocument.Operation;
import com.syncsketch.it.contract.RecordingProxy.Exchange;
import com.syncsketch.it.prism.PrismServer;
import com.syncsketch.it.prism.WithPrism;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests all operations of the contract through the client, validated by Prism. */
@WithPrism
class OperationsPrismIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContractDocument contract = new ContractDocument();
    private final RecordingProxy proxy = new RecordingProxy();

    @TempDir
    Path folder;

    private SampleRequests samples;
    private SyncSketchClient client;

    @BeforeEach
    void connect(PrismServer prism) throws IOException {
        samples = new SampleRequests(Files.writeString(folder.resolve("shot_010.mp4"), "not a real video"));
        client = SyncSketchClient.builder()
                .retryPolicy(RetryPolicy.none())
                .host(prism.uri())
                .credentials(Credentials.apiKey("ada@example.com", "0123456789abcdef0123456789abcdef01234567"))
                .proxy(proxy.settings())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    @Test
    void everyOperation_hasASample() {
        assertThat(samples.all()).containsOnlyKeys(contract.operations().keySet());
    }

    @TestFactory
    Stream<DynamicTest> everySample_isValidAndComplete() {
        return contract.operations().values().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    samples.all().get(operation.id()).accept(client);

                    List<Exchange> exchanges = proxy.take();
                    assertThat(exchanges).isNotEmpty().allSatisfy(exchange -> {
                        exchange.violations().assertEmpty();
                        assertThat(exchange.method()).isEqualTo(operation.method());
                        assertThat(exchange.status()).isBetween(200, 299);
                    });
                    assertThat(queryParameters(exchanges)).isEqualTo(operation.queryParameters());
                    assertBodiesAreComplete(operation, exchanges);
                }));
    }

    private static Set<String> queryParameters(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.uri().getRawQuery())
                .filter(query -> query != null)
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(pair -> URLDecoder.decode(pair.substring(0, pair.indexOf('=')), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertBodiesAreComplete(Operation operation, List<Exchange> exchanges) {
        operation.bodies().forEach((mediaType, schema) -> {
            Set<String> sent = exchanges.stream()
                    .filter(exchange -> exchange.contentType().startsWith(mediaType))
                    .flatMap(exchange -> fields(mediaType, exchange.body()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(sent).as("fields sent as %s", mediaType).isEqualTo(contract.fields(schema));
        });
    }

    private static Set<String> fields(String mediaType, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return switch (mediaType) {
            case "application/json" -> ContractDocument.fieldsOf(json(text));
            case "multipart/form-data" ->
                Arrays.stream(text.split("name=\""))
                        .skip(1)
                        .map(part -> part.substring(0, part.indexOf('"')))
                        // The split also finds the "filename" of a file part.
                        .filter(name -> !name.contains("."))
                        .collect(Collectors.toSet());
            default ->
                Arrays.stream(text.split("&"))
                        .map(pair -> pair.substring(0, pair.indexOf('=')))
                        .collect(Collectors.toSet());
        };
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyErrorStatus_becomesAnApiException() {
        return contract.operations().values().stream()
                .map(operation -> DynamicContainer.dynamicContainer(
                        operation.id(),
                        operation.errors().stream()
                                .map(status -> DynamicTest.dynamicTest(
                                        String.valueOf(status), () -> assertError(operation, status)))));
    }

    private void assertError(Operation operation, int status) {
        proxy.prefer("code=" + status);
        ApiException error;
        try {
            error = catchThrowableOfType(
                    ApiException.class, () -> samples.all().get(operation.id()).accept(client));
        } finally {
            proxy.prefer("");
        }

        assertThat(proxy.take()).allSatisfy(exchange -> exchange.violations().assertEmpty());
        assertThat(error).as("an exception for %d", status).isNotNull();
        assertThat(error.getStatus()).isEqualTo(status);
        assertThat(error.getMethod()).isEqualTo(operation.method());
        assertThat(error.getPath()).isEqualTo(operation.path());
    }

    @Test
    void prism_detectsAnInvalidRequest(PrismServer prism) throws Exception {
        // Proves that Prism validates at all.
        java.net.http.HttpResponse<String> response = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create(prism.uri() + "/api/v1/project/?limit=many"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(com.syncsketch.it.prism.Violations.of(response).isEmpty()).isFalse();
    }
}

package com.syncsketch.mock.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.pipeline.FaultFilter;
import com.syncsketch.mock.internal.pipeline.FaultRules;
import com.syncsketch.mock.internal.pipeline.OperationResolver;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.journal.Journal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mock server whose handlers return invalid responses. */
class OwnResponsesTest {

    private final Contract contract = Contract.bundled();
    private final FaultRules rules = new FaultRules(() -> contract);
    private final Journal journal = new Journal(10, rules::requireOperation);
    private final WebServer server = new WebServer();
    private int port;

    @BeforeEach
    void start() throws Exception {
        Store store = new Store(Clock.systemUTC(), 1, 1);
        Authenticator authenticator = new Authenticator(store, "");
        authenticator.accept(store.people().add(new Person(1, "me", "me")), "key");
        HandlerRegistry handlers = new HandlerRegistry();
        contract.operations()
                .keySet()
                .forEach(operation -> handlers.on(operation, request -> {
                    if (request.query().get("limit").isPresent()) {
                        throw new IllegalStateException("a handler failed");
                    }
                    return Response.json(
                            200, JsonNodeFactory.instance.objectNode().put("objects", "none"));
                }));
        ApiRouter api = new ApiRouter(contract, handlers, authenticator, store, true);
        port = server.listen(
                "127.0.0.1",
                0,
                new FaultFilter(rules, journal, Clock.systemUTC())
                        .wrap(
                                exchange -> ResponseWriter.send(exchange, api.handle(exchange)),
                                OperationResolver.ofContract(() -> contract)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String query) throws Exception {
        return send("GET", "/api/v1/account/" + query);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(port) + path))
                                .header("Authorization", "apikey me:key")
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void invalidResponseIsADefect() throws Exception {
        HttpResponse<String> response = get("");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("own response to listAccounts violates the contract");
        assertThat(journal.defects())
                .singleElement()
                .asString()
                .startsWith(
                        "#1 listAccounts: The mock server's own response to listAccounts violates the contract: body");
        assertThatThrownBy(journal::verifyNoUnexpectedErrors)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("defect: The mock server's own response");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?async=0", "?async=1", "?async=false"})
    void responseThatIsNoneOfTwoFormsIsADefect(String query) throws Exception {
        HttpResponse<String> response = send("POST", "/api/v2/downloads/flattenedSketches/1/2/" + query);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(journal.defects())
                .singleElement()
                .asString()
                .contains(
                        "own response to startFlattenedSketches", "0 are valid", "string expected", "'data' not found");
    }

    @Test
    void invalidResponsesOfAllOperationsAreFound() {
        JsonNode wrong = JsonNodeFactory.instance.arrayNode().add(true);

        // The contract knows nothing of the bodies of some responses.
        List<Operation> known = contract.operations().values().stream()
                .filter(operation -> !Objects.requireNonNull(
                                operation.responses().get("2XX"))
                        .open())
                .toList();

        assertThat(known)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        operation -> assertThat(operation.checkResponse(operation.likelyStatus(), Response.JSON, wrong))
                                .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"listAccounts, 201", "createProject, 200", "updateItem, 200", "deleteItem, 200", "listProjects, 204"})
    void anotherSuccessStatusThanTheLikelyOneIsFound(String operation, int status) {
        assertThat(contract.operation(operation).checkResponse(status, null, null))
                .singleElement()
                .asString()
                .contains("status " + status)
                .contains("is not the most likely one");
    }

    @Test
    void exceptionOfAHandlerIsADefect() throws Exception {
        HttpResponse<String> response = get("?limit=1");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("a handler failed").doesNotContain("\tat ");
        assertThat(journal.defects()).singleElement().asString().contains("a handler failed");
    }

    @Test
    void injectedFaultsAreNotValidatedAgainstTheContract() throws Exception {
        new Faults(rules).on("listAccounts").inject(Action.status(200).json("{\"objects\":\"none\"}"));

        assertThat(get("").body()).isEqualTo("{\"objects\":\"none\"}");
        assertThat(journal.defects()).isEmpty();
    }
}

package com.syncsketch.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the Java calls in the rendered reference, which its generator derives from the contract, with the client. Calls
 * from {@code docs/python-to-java.md} are tested with that document.
 */
class ReferenceCallsTest {

    private static final Path SCRIPT = Path.of("..", "openapi", "reference", "java-calls.js");

    /** Excluded from generation, because its body is streamed. */
    private static final String NOT_GENERATED = "uploadToReview";

    private static JsonNode reference;

    @BeforeAll
    static void runGenerator(@TempDir Path folder) throws IOException, InterruptedException {
        Path contract = folder.resolve("contract.json");
        Files.writeString(contract, new ContractDocument().json());
        Path output = folder.resolve("calls.json");
        Process node = new ProcessBuilder("node", SCRIPT.toString())
                .redirectInput(contract.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor()).isZero();
        reference = new ObjectMapper().readTree(output.toFile());
    }

    private static Stream<Map.Entry<String, JsonNode>> calls() {
        return reference.path("calls").properties().stream();
    }

    @Test
    void eachGeneratedOperation_hasACall() {
        List<String> operations = new ContractDocument()
                .operations().values().stream()
                        .filter(operation -> !operation.id().equals(NOT_GENERATED))
                        .map(ContractDocument.Operation::id)
                        .toList();
        assertThat(calls().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(operations);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void eachCall_isAMethodOfTheClient(Map.Entry<String, JsonNode> entry) throws ReflectiveOperationException {
        JsonNode call = entry.getValue();
        String api = call.path("interface").asText();
        Class<?> type = Class.forName("com.syncsketch.sdk.api." + api);
        String on = call.path("on").asText();
        if (!on.equals("client.api(" + api + ".class)")) {
            assertThat(on).matches("client\\.\\w+\\(\\)");
            String resource = on.substring("client.".length(), on.length() - "()".length());
            assertThat(type)
                    .isAssignableFrom(SyncSketchClient.class.getMethod(resource).getReturnType());
        }
        List<String> parameters = StreamSupport.stream(call.path("parameters").spliterator(), false)
                .map(parameter -> parameter.path("type").asText())
                .toList();
        assertThat(methods(type, call.path("name").asText()))
                .contains(call.path("returns").asText() + " " + parameters);
        if (call.path("parameters").findValuesAsText("optional").contains("true")) {
            assertThat(methods(type, call.path("name").asText()))
                    .contains(call.path("returns").asText() + " " + parameters.subList(0, parameters.size() - 1));
        }
    }

    @Test
    void eachErrorStatus_hasItsException() {
        Map<String, String> exceptions = reference.path("exceptions").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
        assertThat(exceptions).containsOnlyKeys("400", "401", "403", "404", "429", "500");
        assertThat(exceptions)
                .allSatisfy((status, name) -> assertThat(
                                ApiException.of(ErrorResponse.builder(Integer.parseInt(status), "GET", "/")
                                        .build()))
                        .extracting(exception -> exception.getClass().getSimpleName())
                        .isEqualTo(name));
    }

    /** Returns the signatures of the methods with a name, without packages. */
    private static List<String> methods(Class<?> type, String name) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(ReferenceCallsTest::signature)
                .toList();
    }

    private static String signature(Method method) {
        return simple(method.getGenericReturnType()) + " "
                + Arrays.stream(method.getGenericParameterTypes())
                        .map(ReferenceCallsTest::simple)
                        .toList();
    }

    private static String simple(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(ReferenceCallsTest::simple)
                    .collect(Collectors.joining(", ", simple(generic.getRawType()) + "<", ">"));
        }
        return ((Class<?>) type).getSimpleName();
    }
}

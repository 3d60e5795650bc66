package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests values that no well-behaved service sends, for every type that a field of the contract has: each is an error that names
 * the field, or keeps its value when the object is written.
 */
class HostileValuesTest {

    /** Compares numbers with all their digits. */
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectMapper PLAIN = new ObjectMapper();

    /** The most lenient configuration that a user of the models could have. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                    DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                    DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .build();

    private static final String DEEP_LIST = "[".repeat(1_000_000);
    private static final String DEEP_OBJECT = "{\"a\":".repeat(1_000_000);
    private static final String LONG_NUMBER = "1".repeat(2_000_000);

    /** Values that are not valid JSON, or that no parser reads. */
    static final List<String> UNREADABLE = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            "1.",
            ".5",
            "0x10",
            "1e",
            "'text'",
            "\"a\nb\"",
            "\"a\u0000b\"",
            "\"\\x41\"",
            "\"\\u12\"",
            "True",
            "None",
            "undefined",
            "/* comment */ 1",
            "// comment\n1",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "[1 2]",
            "\"truncated",
            "[",
            "{\"a\"",
            "tru",
            "1 2",
            DEEP_LIST,
            DEEP_OBJECT,
            LONG_NUMBER,
            "1e99999999999");

    /** Valid JSON of every kind. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-0",
            "-1",
            "2",
            "1.0",
            "-0.0",
            "1e3",
            "1.5e1",
            "1.9",
            "0.5",
            "-1.0000000000000000001",
            "1e-7",
            "2147483648",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "1e400",
            "-1e400",
            "1e-400",
            "1e1000000",
            "0e1000000",
            "0.1000000000000000055",
            "3.141592653589793238462643383279",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"7\"",
            "\"-7\"",
            "\"007\"",
            "\"+7\"",
            "\" 7\"",
            "\"7 \"",
            "\"1.9\"",
            "\"1e3\"",
            "\"1e400\"",
            "\"0x10\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"\u0661\u0662\"",
            "\"9223372036854775808\"",
            "\"true\"",
            "\"false\"",
            "\"True\"",
            "\"null\"",
            "\"hologram\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[null]",
            "[[]]",
            "[1]",
            "[1,null]",
            "[1.9]",
            "[true]",
            "[\"a\"]",
            "[\"a\",null]",
            "[{}]",
            "[{},null]",
            "{}",
            "{\"a\":null}",
            "{\"a\":1}",
            "{\"a\":1.10}",
            "{\"a\":\"b\"}",
            "{\"a\":true}",
            "{\"a\":{\"b\":[1e400,null,-0.0]}}",
            "{\"id\":1}",
            "{\"id\":1.9}",
            "{\"id\":null}",
            "{\"additionalProperties\":1,\"class\":\"x\",\"__proto__\":{\"a\":1},\"@type\":\"y\",\"\":0}");

    /** A field of a model. */
    record Target(Class<?> model, String name, Type type) {

        Object read(ObjectMapper mapper, String value) throws JsonProcessingException {
            return mapper.readValue("{\"" + name + "\":" + value + "}", model);
        }

        @Override
        public String toString() {
            return model.getSimpleName() + "." + name + ": "
                    + type.getTypeName().replaceAll("[a-z]+\\.", "");
        }
    }

    /** Returns one field of each type. */
    static List<Target> targets() throws Exception {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (Class<?> model : Models.responses()) {
            for (Field field : model.getDeclaredFields()) {
                JsonProperty property = field.getAnnotation(JsonProperty.class);
                if (property != null) {
                    targets.putIfAbsent(
                            field.getGenericType().getTypeName(),
                            new Target(model, property.value(), field.getGenericType()));
                }
            }
        }
        return List.copyOf(targets.values());
    }

    static Stream<Arguments> targetsAndValues() throws Exception {
        return targets().stream().flatMap(target -> VALUES.stream().map(value -> Arguments.of(target, value)));
    }

    @Test
    void everyKindOfType_isTested() throws Exception {
        Set<String> kinds =
                targets().stream().map(target -> kind(target.type())).collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds)
                .contains(
                        "Boolean",
                        "Double",
                        "Integer",
                        "List<Map<String, Object>>",
                        "List<String>",
                        "List<model>",
                        "Long",
                        "Map<String, Object>",
                        "Map<String, String>",
                        "Object",
                        "String",
                        "model");
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ((Class<?>) generic.getRawType()).getSimpleName()
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(HostileValuesTest::kind)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        Class<?> raw = (Class<?>) type;
        return raw.getPackage().equals(Item.class.getPackage()) ? "model" : raw.getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("targetsAndValues")
    void value_isNamedInAnError_orKept(Target target, String value) throws Exception {
        for (ObjectMapper mapper : List.of(PLAIN, LENIENT)) {
            Object read;
            try {
                read = target.read(mapper, value);
            } catch (JsonMappingException e) {
                assertThat(e.getPath()).as("path").isNotEmpty();
                assertThat(e.getPath().get(0).getFieldName()).isEqualTo(target.name());
                continue;
            }
            JsonNode written = EXACT.readTree(mapper.writeValueAsString(read)).get(target.name());
            assertThat(isSame(EXACT.readTree(value), written, target.type()))
                    .as("%s is written as %s", value, written)
                    .isTrue();
        }
    }

    /** Checks whether two values are the same. An integer may be a string of its digits; a double keeps what it can hold. */
    private static boolean isSame(JsonNode sent, JsonNode written, Type type) {
        if (sent.equals(written)) {
            return true;
        }
        if (written == null) {
            return false;
        }
        if (sent.isArray() && written.isArray()) {
            return sent.size() == written.size() && everyElement(sent, written, type);
        }
        if (sent.isObject() && written.isObject()) {
            return sent.properties().stream()
                    .allMatch(field -> isSame(field.getValue(), written.get(field.getKey()), elementOf(type)));
        }
        if (type == Boolean.class) {
            return (written.booleanValue() ? List.of("1", "true") : List.of("0", "false")).contains(sent.asText());
        }
        boolean scalars = (sent.isNumber() || sent.isTextual()) && (written.isNumber() || written.isTextual());
        if (!scalars || sent.isTextual() && written.isTextual()) {
            return false;
        }
        if (type == Double.class) {
            return Double.parseDouble(sent.asText()) == written.doubleValue()
                    && Double.isFinite(written.doubleValue())
                    && (written.doubleValue() != 0
                            || sent.isTextual()
                            || sent.decimalValue().signum() == 0);
        }
        return sent.isTextual()
                ? sent.asText().equals(written.asText())
                : sent.decimalValue().compareTo(new BigDecimal(written.asText())) == 0;
    }

    private static boolean everyElement(JsonNode sent, JsonNode written, Type type) {
        for (int i = 0; i < sent.size(); i++) {
            if (!isSame(sent.get(i), written.get(i), elementOf(type))) {
                return false;
            }
        }
        return true;
    }

    private static Type elementOf(Type type) {
        return type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                : Object.class;
    }

    static Stream<Arguments> targetsAndUnreadable() throws Exception {
        return targets().stream().flatMap(target -> UNREADABLE.stream().map(value -> Arguments.of(target, value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targetsAndUnreadable")
    void textThatIsNoJson_isAnError(Target target, String text) {
        assertThatThrownBy(() -> target.read(EXACT, text)).isInstanceOf(JsonProcessingException.class);
    }

    static final List<Arguments> REJECTED = List.of(
            Arguments.of("id", "1.9"),
            Arguments.of("id", "\"\""),
            Arguments.of("id", "\"1.9\""),
            Arguments.of("id", "true"),
            Arguments.of("id", "9223372036854775808"),
            Arguments.of("id", "1e19"),
            Arguments.of("id", "[1]"),
            Arguments.of("name", "true"),
            Arguments.of("name", "1.5"),
            Arguments.of("name", "{}"),
            Arguments.of("name", "[\"a\"]"),
            Arguments.of("active", "2"),
            Arguments.of("active", "-1"),
            Arguments.of("active", "-0"),
            Arguments.of("active", "1.0"),
            Arguments.of("active", "\"True\""),
            Arguments.of("active", "\"1\""),
            Arguments.of("active", "\"yes\""),
            Arguments.of("active", "\" true\""),
            Arguments.of("active", "\"\""),
            Arguments.of("users", "{}"),
            Arguments.of("users", "[null]"),
            Arguments.of("users", "[{},{\"id\":0.5}]"),
            Arguments.of("users", "\"\""),
            Arguments.of("creator", "[]"),
            Arguments.of("creator", "\"\""),
            Arguments.of("creator", "7"),
            Arguments.of("created", "{}"),
            Arguments.of("created", "1714550400.5"));

    @ParameterizedTest
    @FieldSource("REJECTED")
    void valueOfAnotherType_isRejected(String field, String value) {
        assertThatThrownBy(() -> PLAIN.readValue("{\"" + field + "\":" + value + "}", Project.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("[\"" + field + "\"]");
    }

    static final List<Arguments> READ = List.of(
            Arguments.of("1.0", 1L, (Function<Project, ?>) Project::getId, "id"),
            Arguments.of("1e3", 1000L, (Function<Project, ?>) Project::getId, "id"),
            Arguments.of("-0", 0L, (Function<Project, ?>) Project::getId, "id"),
            Arguments.of("9.223372036854775807e18", Long.MAX_VALUE, (Function<Project, ?>) Project::getId, "id"),
            Arguments.of("1", true, (Function<Project, ?>) Project::isActive, "active"),
            Arguments.of("0", false, (Function<Project, ?>) Project::isActive, "active"),
            Arguments.of("\"true\"", true, (Function<Project, ?>) Project::isActive, "active"),
            Arguments.of("\"false\"", false, (Function<Project, ?>) Project::isActive, "active"),
            Arguments.of("\"77\"", 77L, (Function<Project, ?>) Project::getId, "id"),
            Arguments.of("77", "77", (Function<Project, ?>) Project::getName, "name"));

    @ParameterizedTest
    @FieldSource("READ")
    void equalValue_isRead(String json, Object expected, Function<Project, ?> getter, String field) throws Exception {
        Project project = PLAIN.readValue("{\"" + field + "\":" + json + "}", Project.class);

        assertThat((Object) getter.apply(project)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1000000000000000055",
                "1e400",
                "-1E-400",
                "1.10",
                "123456789012345678901234567890",
                "18446744073709551616.5"
            })
    void numberOfAnUnknownField_keepsAllDigits(String number) throws Exception {
        String json = "{\"new\":[{\"a\":" + number + "}]}";

        JsonNode written = EXACT.readTree(PLAIN.writeValueAsString(PLAIN.readValue(json, Project.class)));

        assertThat(written.toString()).isEqualTo(EXACT.readTree(json).toString());
    }

    @Test
    void negativeZeroOfAnUnknownField_keepsItsSign() throws Exception {
        Project project = PLAIN.readValue("{\"a\":-0.0,\"b\":-0,\"c\":-0e7,\"d\":0,\"e\":0.0}", Project.class);

        assertThat(PLAIN.writeValueAsString(project)).isEqualTo("{\"a\":-0.0,\"b\":-0.0,\"c\":-0.0,\"d\":0,\"e\":0.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\u0000", "\\ud83d\\ude00"})
    void oddCharacters_areKept(String escaped) throws Exception {
        String json = "{\"name\":\"" + escaped + "\",\"new\":\"" + escaped + "\"}";

        Project project = PLAIN.readValue(json, Project.class);

        assertThat(project.getName())
                .isEqualTo(project.getAdditionalProperties().get("new"));
        assertThat(EXACT.readTree(PLAIN.writeValueAsString(project))).isEqualTo(EXACT.readTree(json));
    }

    @Test
    void pageWithoutEntries_isRejected() {
        for (String json : List.of("{}", "{\"objects\":null}", "{\"error\":\"no\"}", "{\"meta\":{}}")) {
            assertThatThrownBy(() -> PLAIN.readValue(json, ItemPage.class))
                    .isInstanceOf(JsonMappingException.class)
                    .hasMessageContaining("objects");
        }
    }

    @Test
    void pageOfABuilder_mayHaveNoEntries() {
        assertThat(ItemPage.builder().build()).hasToString("ItemPage{}");
    }

    @Test
    void nullInATypedMap_isRejected_butNotInJson() throws Exception {
        assertThatThrownBy(() -> PLAIN.readValue("{\"fields\":{\"key\":null}}", SignedForm.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("key");
        assertThat(PLAIN.readValue("{\"data\":{\"a\":null}}", Frame.class).getData())
                .containsEntry("a", null);
    }

    @Test
    void listOfModels_mayBeReadByJackson() throws Exception {
        List<Item> items = PLAIN.readValue("[{\"id\":1}]", new TypeReference<>() {});

        assertThat(items).extracting(Item::getId).containsExactly(1L);
    }
}

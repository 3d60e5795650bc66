package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the behavior that the templates give all models. */
class ModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static <T> T read(String json, Class<T> type) throws Exception {
        return JSON.readValue(json, type);
    }

    private static void assertRoundTrip(String json, Class<?> type) throws Exception {
        assertThat(JSON.readTree(JSON.writeValueAsString(read(json, type)))).isEqualTo(JSON.readTree(json));
    }

    @Nested
    class RelativeUris {

        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/item/789/", "/api/v2/item/789", "https://host/api/v1/item/789/", "789"})
        void idOfAUri_isItsLastSegment(String uri) throws Exception {
            Frame frame = read("{\"id\":1,\"item\":\"" + uri + "\"}", Frame.class);

            assertThat(frame.getItemId()).isEqualTo(789);
            assertThat(frame.getItem()).isEqualTo(uri);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/", "/api/v1/item/", "/api/v1/item/x/", "/api/v1/item/1.0/", "/api/v1/item/789/x"})
        void uriWithoutAnId_isAnInvalidField(String uri) throws Exception {
            Frame frame = read("{\"id\":1,\"item\":\"" + uri + "\"}", Frame.class);

            assertThatThrownBy(frame::getItemId)
                    .isInstanceOfSatisfying(
                            InvalidFieldException.class,
                            e -> assertThat(e.getField()).isEqualTo("item"));
            assertThat(frame.getItem()).isEqualTo(uri);
        }

        @Test
        void missingUri_isNamed() throws Exception {
            assertThatThrownBy(read("{\"id\":1}", Frame.class)::getRevisionId)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("revision");
        }

        @Test
        void idOfARequest_isSentAsAUri() throws Exception {
            FrameCreate comment = FrameCreate.builder()
                    .itemId(789)
                    .revisionId(101)
                    .type(FrameType.COMMENT)
                    .text("a")
                    .build();

            assertThat(JSON.valueToTree(comment).toString())
                    .contains("\"item\":\"/api/v1/item/789/\"", "\"revision\":\"/api/v1/revision/101/\"");
            assertThat(comment.getItemId()).isEqualTo(789);
        }
    }

    @Nested
    class UnknownFieldsAndValues {

        @Test
        void unknownFields_surviveARoundTrip() throws Exception {
            String json = "{\"id\":20,\"new_field\":{\"a\":[1,null,{\"b\":true}]},\"other\":null}";

            assertRoundTrip(json, Project.class);
            assertThat(read(json, Project.class).getAdditionalProperties()).containsOnlyKeys("new_field", "other");
            assertThat(JSON.valueToTree(read(json, Project.class).toBuilder().build())
                            .toString())
                    .contains("\"new_field\"");
        }

        @Test
        void unknownValues_surviveARoundTrip() throws Exception {
            Item item = read("{\"id\":1,\"type\":\"hologram\"}", Item.class);

            assertThat(item.getType()).isEqualTo(ItemType.of("hologram"));
            assertThat(item.getType().isKnown()).isFalse();
            assertRoundTrip("{\"id\":1,\"type\":\"hologram\"}", Item.class);
        }

        @Test
        void knownValues_areTheConstants() throws Exception {
            assertThat(read("{\"id\":1,\"type\":\"video\"}", Item.class).getType())
                    .isSameAs(ItemType.VIDEO);
            assertThat(ItemType.known()).contains(ItemType.VIDEO, ItemType.IMAGE);
        }

        @Test
        void additionalProperties_areUnmodifiable() throws Exception {
            Project project = read("{\"id\":20,\"new_field\":{\"a\":[1]}}", Project.class);

            assertThatThrownBy(() -> project.getAdditionalProperties().put("x", 1))
                    .isInstanceOf(UnsupportedOperationException.class);
            Map<?, ?> inner = (Map<?, ?>) project.getAdditionalProperties().get("new_field");
            assertThatThrownBy(() -> ((List<?>) inner.get("a")).clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void additionalProperty_rejectsFieldsOfTheContract() {
            Project.Builder builder = Project.builder();

            assertThatThrownBy(() -> builder.additionalProperty("name", "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name");
        }
    }

    @Nested
    class AbsentAndNull {

        static Stream<ObjectMapper> mappers() {
            return Stream.of(
                    new ObjectMapper(),
                    JsonMapper.builder()
                            .defaultPropertyInclusion(
                                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                            .build(),
                    JsonMapper.builder()
                            .defaultPropertyInclusion(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                            .build(),
                    JsonMapper.builder()
                            .defaultPropertyInclusion(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                            .build());
        }

        @ParameterizedTest
        @MethodSource("mappers")
        void update_sendsOnlySetFields_withEveryMapper(ObjectMapper mapper) throws Exception {
            assertThat(mapper.writeValueAsString(ProjectUpdate.builder().build()))
                    .isEqualTo("{}");
            assertThat(mapper.writeValueAsString(
                            ProjectUpdate.builder().name("Show A").build()))
                    .isEqualTo("{\"name\":\"Show A\"}");
            assertThat(mapper.writeValueAsString(
                            ProjectUpdate.builder().description(null).build()))
                    .isEqualTo("{\"description\":null}");
        }

        @Test
        void update_distinguishesAbsentFromNull() {
            assertThat(ProjectUpdate.builder().build().hasDescription()).isFalse();
            assertThat(ProjectUpdate.builder().description(null).build().hasDescription())
                    .isTrue();
            assertThat(ProjectUpdate.builder().description("d").build().hasDescription())
                    .isTrue();
            assertThat(ProjectUpdate.builder().description(null).build())
                    .isNotEqualTo(ProjectUpdate.builder().build());
        }

        @Test
        void lastCallOfASetter_wins() throws Exception {
            assertThat(JSON.writeValueAsString(ProjectUpdate.builder()
                            .description(null)
                            .description("d")
                            .build()))
                    .isEqualTo("{\"description\":\"d\"}");
            assertThat(JSON.writeValueAsString(ProjectUpdate.builder()
                            .description("d")
                            .description(null)
                            .build()))
                    .isEqualTo("{\"description\":null}");
        }

        @Test
        void fieldThatIsNotNullable_rejectsNull() {
            ProjectUpdate.Builder builder = ProjectUpdate.builder();

            assertThatThrownBy(() -> builder.name(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("name");
        }

        @Test
        void response_preservesNulls() throws Exception {
            assertRoundTrip("{\"id\":null,\"name\":null,\"description\":null}", Project.class);
        }
    }

    @Nested
    class MissingFields {

        @Test
        void absentField_isNamedOnAccess() throws Exception {
            Project partial = read("{\"id\":20}", Project.class);

            assertThat(partial.getId()).isEqualTo(20);
            assertThatThrownBy(partial::getName)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("Project")
                    .hasMessageContaining("\"name\"");
        }

        @Test
        void nullField_isNamedOnAccess() throws Exception {
            Project project = read("{\"id\":null}", Project.class);

            assertThatThrownBy(project::getId).hasMessageContaining("\"id\"");
        }

        @Test
        void requiredFieldOfARequest_isNamedByBuild() {
            ProjectCreate.Builder builder = ProjectCreate.builder().name("Show A");

            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("account_id");
            assertThatThrownBy(() -> read("{\"name\":\"Show A\"}", ProjectCreate.class))
                    .isInstanceOf(ValueInstantiationException.class)
                    .hasMessageContaining("account_id");
        }
    }

    @Nested
    class Timestamps {

        @ParameterizedTest
        @CsvSource({
            "2024-05-01T08:00:00Z,             2024-05-01T08:00:00Z",
            "2024-05-01T08:00:00+02:00,        2024-05-01T08:00:00+02:00",
            "2024-05-01T08:00:00+0200,         2024-05-01T08:00:00+02:00",
            "2024-05-01T08:00:00.123456,       2024-05-01T08:00:00.123456Z",
            "2024-05-01 08:00:00.120777+00:00, 2024-05-01T08:00:00.120777Z",
            "2024-05-01 08:00:00,              2024-05-01T08:00:00Z",
            "2024-05-01T08:00,                 2024-05-01T08:00:00Z",
            "2024-05-01t08:00:00z,             2024-05-01T08:00:00Z",
            "2024-05-01T08:00:00+02,           2024-05-01T08:00:00+02:00",
            "1900-01-01T00:00:00+00:53:28,     1900-01-01T00:00:00+00:53:28",
            "1900-01-01 00:00:00-005328,       1900-01-01T00:00:00-00:53:28",
            "2024-02-29T23:59:59.999999999Z,   2024-02-29T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z,             0000-01-01T00:00:00Z",
            "-0044-03-15T00:00:00Z,            -0044-03-15T00:00:00Z",
            "+10000-01-01T00:00:00Z,           +10000-01-01T00:00:00Z",
        })
        void everyFormat_isRead(String text, OffsetDateTime expected) throws Exception {
            assertThat(read("{\"id\":20,\"created\":\"" + text + "\"}", Project.class)
                            .getCreated())
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2024-05-01 08:00:00.120000+00:00", "2024-05-01T08:00:00Z", "yesterday"})
        void text_isPreserved(String text) throws Exception {
            assertRoundTrip("{\"id\":20,\"created\":\"" + text + "\"}", Project.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "yesterday",
                    "2024-02-30T08:00:00Z",
                    "2023-02-29T08:00:00Z",
                    "2024-13-01T08:00:00Z",
                    "2024-00-10T08:00:00Z",
                    "2024-04-31T08:00:00Z",
                    "0000-00-00 00:00:00",
                    "2024-05-01T24:00:00Z",
                    "2024-05-01T23:59:60Z",
                    "2024-05-01T08:60:00Z",
                    "2024-05-01",
                    "2024-05-0108:00:00Z",
                    "2024-05-01T 08:00:00Z",
                    "2024-05-01T08:00:00.1234567891Z",
                    "2024-05-01T08:00:00,5Z",
                    "2024-05-01T08:00:00+19:00",
                    "2024-05-01T08:00:00+02:60",
                    "2024-05-01T08:00:00+02:00:00.5",
                    "2024-05-01T08:00:00ZZ",
                    "2024-05-01T08:00:00+02:00+0200",
                    "2024-05-01T08:00:00 UTC",
                    "10000-01-01T00:00:00Z",
                    "1714550400",
                    "2024-05-01T08:00:00Z\n",
                    "\u0662\u0660\u0662\u0664-05-01T08:00:00Z"
                })
        void invalidTimestamp_isNamedOnAccess_andPreserved(String text) throws Exception {
            String json = JSON.writeValueAsString(Map.of("id", 20, "created", text));
            Project project = read(json, Project.class);

            assertThatThrownBy(project::getCreated).isInstanceOfSatisfying(InvalidFieldException.class, e -> {
                assertThat(e.getModel()).isEqualTo("Project");
                assertThat(e.getField()).isEqualTo("created");
                assertThat(e.getValue()).isEqualTo(text);
                assertThat(e.getMessage()).contains("\"created\"").doesNotContain("\n");
            });
            assertRoundTrip(json, Project.class);
        }

        @Test
        void longTimestamp_isTruncatedInTheMessage() throws Exception {
            Project project = read("{\"created\":\"" + "9".repeat(10_000) + "\"}", Project.class);

            assertThatThrownBy(project::getCreated)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        }

        @Test
        void timestampOfABuilder_isWrittenInFull() throws Exception {
            OffsetDateTime eight = OffsetDateTime.of(2024, 5, 1, 8, 0, 0, 0, ZoneOffset.UTC);

            assertThat(JSON.writeValueAsString(Project.builder().created(eight).build()))
                    .isEqualTo("{\"created\":\"2024-05-01T08:00:00Z\"}");
        }
    }

    @Nested
    class Numbers {

        @Test
        void ids_have64Bits() throws Exception {
            assertThat(read("{\"id\":9007199254740991}", Project.class).getId()).isEqualTo(9007199254740991L);
            assertRoundTrip("{\"id\":9223372036854775807}", Project.class);
        }

        @Test
        void stringOfDigits_isReadAsANumber() throws Exception {
            assertThat(read("{\"id\":\"77\"}", Item.class).getId()).isEqualTo(77);
        }

        @Test
        void number_isReadAsText() throws Exception {
            assertThat(read("{\"id\":1,\"name\":77}", Item.class).getName()).isEqualTo("77");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1001", "\"1001\""})
        void idAsNumberOrString_isReadAsANumberAndPreserved(String accountId) throws Exception {
            String json = "{\"type\":\"account\",\"account_id\":" + accountId + "}";

            assertThat(read(json, Connection.class).getAccountId()).isEqualTo(1001);
            assertRoundTrip(json, Connection.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"studio\"",
                    "\"\"",
                    "\" 7\"",
                    "\"+7\"",
                    "\"007\"",
                    "\"1.0\"",
                    "\"\u0661\"",
                    "1.9",
                    "9223372036854775808",
                    "1e400",
                    "true",
                    "[7]",
                    "{}"
                })
        void invalidId_isNamedOnAccess_andPreserved(String id) throws Exception {
            String json = "{\"account_id\":" + id + "}";
            Connection connection = read(json, Connection.class);

            assertThatThrownBy(connection::getAccountId)
                    .isInstanceOf(InvalidFieldException.class)
                    .hasMessageContaining("\"account_id\"");
            assertRoundTrip(json, Connection.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"7.0", "0.7e1"})
        void integerWithAFraction_isReadAsANumber(String id) throws Exception {
            assertThat(read("{\"account_id\":" + id + "}", Connection.class).getAccountId())
                    .isEqualTo(7);
        }
    }

    @Nested
    class Values {

        @Test
        void equalJson_producesEqualObjects() throws Exception {
            String json = "{\"id\":20,\"name\":\"Show A\",\"x\":[1]}";

            assertThat(read(json, Project.class))
                    .isEqualTo(read(json, Project.class))
                    .hasSameHashCodeAs(read(json, Project.class))
                    .isNotEqualTo(read("{\"id\":20,\"name\":\"Show B\",\"x\":[1]}", Project.class));
        }

        @Test
        void lists_areCopiedWithNulls() {
            List<Item> source = Arrays.asList(Item.builder().id(1L).build(), null);
            Review review = Review.builder().items(source).build();
            source.set(0, null);

            assertThat(review.getItems().get(0)).isNotNull();
            assertThat(review.getItems()).hasSize(2);
            assertThatThrownBy(() -> review.getItems().clear()).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void toString_masksSecrets() throws Exception {
            ShotGridConfig config = read(
                    "{\"account\":1001,\"project\":null,\"url\":\"https://sg.example.com\",\"username\":\"script\","
                            + "\"key\":\"sg-secret\",\"extra\":\"also-secret\"}",
                    ShotGridConfig.class);

            assertThat(config.toString()).contains("script").doesNotContain("sg-secret", "also-secret");
            assertThat(read("{\"id\":1,\"url\":\"https://cdn.example.com/a?Signature=abc\"}", Item.class))
                    .hasToString("Item{id=1, url=***}");
        }

        @Test
        void closedEnums_acceptUnknownValues() {
            assertThat(UserScope.of("project")).isSameAs(UserScope.PROJECT);
            assertThat(UserScope.of("studio").isKnown()).isFalse();
        }
    }

    @Nested
    class Queries {

        @Test
        void queries_areTypedAndComparedByValue() {
            ProjectQuery query = ProjectQuery.builder()
                    .active(true)
                    .archived(false)
                    .fields("id", "name")
                    .limit(100)
                    .build();

            assertThat(query.getFields()).isEqualTo("id,name");
            assertThat(query.toBuilder().build()).isEqualTo(query).hasSameHashCodeAs(query);
            assertThat(query).hasToString("ProjectQuery{active=1, is_archived=0, limit=100, fields=id,name}");
            assertThat(ProjectQuery.none()).hasToString("ProjectQuery{}");
        }
    }
}

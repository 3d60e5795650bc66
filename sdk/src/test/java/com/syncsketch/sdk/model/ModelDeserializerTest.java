package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleAbstractTypeResolver;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that models report failures as Jackson's own deserializer does. */
class ModelDeserializerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void unreadableField_isNamedWithItsPath() {
        assertThatThrownBy(() -> JSON.readValue("{\"objects\":[{},{\"creator\":{\"id\":\"x\"}}]}", ItemPage.class))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        e -> assertThat(e.getPath().stream().map(ModelDeserializerTest::step))
                                .containsExactly("objects", "[1]", "creator", "id"));
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "true"})
    void jsonThatIsNotAnObject_isRejected(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Item.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void nullInPlaceOfAnObject_isNull() throws Exception {
        assertThat(JSON.readValue("null", Item.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"id\"", "{\"id\":1", "{\"id\":1,", "{\"id\":1]", "{\"additional\":[1}"})
    void malformedJson_isRejected(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Item.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void failureOfTheSource_isThrownUnchanged() {
        InputStream start = new ByteArrayInputStream("{\"id\":1,\"creator\":{\"id\":".getBytes(StandardCharsets.UTF_8));
        InputStream failing = new SequenceInputStream(start, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> JSON.readValue(failing, Item.class)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void closedModel_rejectsUnknownFields_unlessTheMapperIgnoresThem() throws Exception {
        String json = "{\"PartNumber\":1,\"more\":{\"a\":[1]},\"ETag\":\"x\"}";

        assertThatThrownBy(() -> JSON.readValue(json, CompletedPart.class))
                .isInstanceOfSatisfying(UnrecognizedPropertyException.class, e -> {
                    assertThat(e.getPropertyName()).isEqualTo("more");
                    assertThat(e.getKnownPropertyIds()).contains("PartNumber", "ETag");
                });
        CompletedPart part = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(json, CompletedPart.class);
        assertThat(part)
                .isEqualTo(CompletedPart.builder().partNumber(1).etag("x").build());
    }

    @Test
    void nullInAFieldThatIsNotNullable_isNamed() {
        assertThatThrownBy(() -> JSON.readValue("{\"PartNumber\":null,\"ETag\":\"x\"}", CompletedPart.class))
                .isInstanceOf(InvalidNullException.class)
                .hasMessageContaining("PartNumber");
    }

    @Test
    void runtimeException_isWrapped_unlessTheMapperDoesNotWrap() {
        ObjectMapper mapper = new ObjectMapper().addHandler(new DeserializationProblemHandler() {
            @Override
            public Object handleUnexpectedToken(
                    DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
                throw new ArithmeticException("test");
            }
        });

        assertThatThrownBy(() -> mapper.readValue("{\"creator\":[]}", Item.class))
                .isInstanceOf(JsonMappingException.class)
                .hasCauseInstanceOf(ArithmeticException.class)
                .hasMessageContaining("creator");
        assertThatThrownBy(() -> mapper.readerFor(Item.class)
                        .without(DeserializationFeature.WRAP_EXCEPTIONS)
                        .readValue("{\"creator\":[]}"))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void collections_areUnmodifiable() throws Exception {
        Frame frame = JSON.readValue(
                "{\"data\":{\"strokes\":[{\"points\":[1]}]},\"attachments\":[{}],\"cameraInfo\":{\"a\":{}}}",
                Frame.class);

        assertUnmodifiable(frame.getData());
        assertUnmodifiable((Map<?, ?>) frame.getCameraInfo());
        assertUnmodifiable((Map<?, ?>) ((Map<?, ?>) frame.getCameraInfo()).get("a"));
        assertUnmodifiable(frame.getAttachments());
        List<?> strokes = (List<?>) frame.getData().get("strokes");
        assertUnmodifiable(strokes);
        assertUnmodifiable((Map<?, ?>) strokes.get(0));
        assertUnmodifiable((List<?>) ((Map<?, ?>) strokes.get(0)).get("points"));
    }

    @Test
    void customMapTypes_areSupported() throws Exception {
        SimpleModule module = new SimpleModule();
        module.setAbstractTypes(new SimpleAbstractTypeResolver().addMapping(Map.class, TreeMap.class));

        Frame frame = new ObjectMapper().registerModule(module).readValue("{\"data\":{\"b\":1,\"a\":{}}}", Frame.class);

        assertThat(frame.getData()).containsOnlyKeys("a", "b");
        assertUnmodifiable(frame.getData());
    }

    private static void assertUnmodifiable(Map<?, ?> map) {
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertUnmodifiable(List<?> list) {
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void duplicateField_hasItsLastValue() throws Exception {
        Item item = JSON.readValue("{\"name\":\"a\",\"new\":1,\"name\":null,\"new\":2}", Item.class);

        assertThat(JSON.writeValueAsString(item)).isEqualTo("{\"name\":null,\"new\":2}");
    }

    @Test
    void builder_canBeUsedAfterBuild() throws Exception {
        Item.Builder builder = JSON.readValue("{\"id\":1,\"one\":1,\"two\":2}", Item.class).toBuilder();
        Item first = builder.additionalProperty("three", 3).build();
        Item second = builder.additionalProperty("three", 4)
                .additionalProperty("four", 4)
                .build();

        assertThat(first.getAdditionalProperties()).isEqualTo(Map.of("one", 1, "two", 2, "three", 3));
        assertThat(second.getAdditionalProperties()).isEqualTo(Map.of("one", 1, "two", 2, "three", 4, "four", 4));
    }
}

package com.syncsketch.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which names are reported. */
class UnknownFieldsTest {

    private static final UnknownFields.Location ITEMS =
            new UnknownFields.Location("listItems", "objects[]", "Item", true);
    private static final UnknownFields.Location ITEM = new UnknownFields.Location("getItem", "", "Item", true);

    private final UnknownFields unknown = new UnknownFields(Set.of("known"), false);

    private static JsonNode item(int id) {
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    private void add(UnknownFields.Location fieldPath, int id, String name) {
        unknown.add(fieldPath, item(id), name, JsonNodeFactory.instance.textNode("x y"));
    }

    private List<String> names() {
        return unknown.list().stream().map(UnknownFields.Found::name).toList();
    }

    @Test
    void aNameOfSeveralObjects_isReported_evenAcrossOperations() {
        add(ITEMS, 1, "codec");
        add(ITEM, 2, "codec");

        assertThat(names()).containsExactly("codec", "codec");
    }

    @Test
    void aNameOfOneObject_isWithheld_howeverOftenItIsRead() {
        add(ITEMS, 1, "codec");
        add(ITEM, 1, "codec");

        assertThat(names()).containsExactly("", "");
    }

    @Test
    void aNameOfTheContract_isReported() {
        add(ITEMS, 1, "known");

        assertThat(names()).containsExactly("known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shot_0100",
                "with space",
                "a@b",
                "7",
                "",
                "name-with-hyphen",
                "über",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"
            })
    void aNameThatLooksPrivate_isWithheld(String name) {
        add(ITEMS, 1, name);
        add(ITEMS, 2, name);

        assertThat(names()).containsExactly("");
    }

    @Test
    void aNameThatOccursAsAValue_isWithheld() {
        unknown.addValues(JsonNodeFactory.instance.arrayNode().add("Aurora"));
        add(ITEMS, 1, "Aurora");
        add(ITEMS, 2, "Aurora");

        assertThat(names()).containsExactly("");
    }

    @Test
    void withheldNames_areCountedTogether() {
        add(ITEMS, 1, "one");
        add(ITEMS, 2, "two");

        assertThat(unknown.list())
                .singleElement()
                .extracting(UnknownFields.Found::names, UnknownFields.Found::shapes)
                .containsExactly(2, Set.of(ValueShape.TEXT));
    }
}

package com.syncsketch.examples.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are told. */
class UnknownMembersTest {

    private static final UnknownMembers.Place ITEMS = new UnknownMembers.Place("listItems", "objects[]", "Item", true);
    private static final UnknownMembers.Place ITEM = new UnknownMembers.Place("getItem", "", "Item", true);

    private final UnknownMembers unknown = new UnknownMembers(Set.of("known"), false);

    private static JsonNode item(int id) {
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    private void add(UnknownMembers.Place place, int id, String name) {
        unknown.add(place, item(id), name, JsonNodeFactory.instance.textNode("x y"));
    }

    private List<String> names() {
        return unknown.list().stream().map(UnknownMembers.Found::name).toList();
    }

    @Test
    void aNameOfSeveralObjects_isTold_alsoWhereOperationsShareThem() {
        add(ITEMS, 1, "codec");
        add(ITEM, 2, "codec");

        assertThat(names()).containsExactly("codec", "codec");
    }

    @Test
    void aNameOfOneObject_isNot_howeverOftenItIsRead() {
        add(ITEMS, 1, "codec");
        add(ITEM, 1, "codec");

        assertThat(names()).containsExactly("", "");
    }

    @Test
    void aNameOfTheContract_isTold() {
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
    void whatDoesNotLookLikeAName_isNot(String name) {
        add(ITEMS, 1, name);
        add(ITEMS, 2, name);

        assertThat(names()).containsExactly("");
    }

    @Test
    void aNameThatIsAValueSomewhere_isNot() {
        unknown.noteValues(JsonNodeFactory.instance.arrayNode().add("Aurora"));
        add(ITEMS, 1, "Aurora");
        add(ITEMS, 2, "Aurora");

        assertThat(names()).containsExactly("");
    }

    @Test
    void thoseThatAreNot_areCountedTogether() {
        add(ITEMS, 1, "one");
        add(ITEMS, 2, "two");

        assertThat(unknown.list())
                .singleElement()
                .extracting(UnknownMembers.Found::names, UnknownMembers.Found::forms)
                .containsExactly(2, Set.of(Form.TEXT));
    }
}

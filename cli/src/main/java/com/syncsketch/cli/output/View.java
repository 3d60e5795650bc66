package com.syncsketch.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The fields of a kind of record, in order. Their names are those of the JSON output, which scripts rely on.
 *
 * @param <T> the type of the records
 */
public final class View<T> {

    private final List<Field<T>> fields = new ArrayList<>();

    private View() {}

    /**
     * A field.
     *
     * @param name the name in JSON
     * @param value returns the value of a record: text, a number, a Boolean, a time, a list or map of them, or null
     * @param column whether the field is a column of tables and lines
     */
    record Field<T>(String name, Function<T, Object> value, boolean column) {}

    /** Creates a view without fields. */
    public static <T> View<T> of() {
        return new View<>();
    }

    /** Adds a field that is a column of tables and lines as well. */
    public View<T> column(String name, Function<T, Object> value) {
        fields.add(new Field<>(name, value, true));
        return this;
    }

    /** Adds a field of JSON only. */
    public View<T> field(String name, Function<T, Object> value) {
        fields.add(new Field<>(name, value, false));
        return this;
    }

    /** Returns the names of all fields. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    List<Field<T>> fields() {
        return fields;
    }

    List<Field<T>> columns() {
        return fields.stream().filter(Field::column).toList();
    }
}

package com.syncsketch.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes records as JSON. Characters that a terminal may interpret are escaped. */
final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    /** Returns the document of a list of records. */
    static <T> String list(View<T> view, List<T> rows) {
        return document(true, json -> {
            json.writeStartArray();
            for (T row : rows) {
                write(json, view, row);
            }
            json.writeEndArray();
        });
    }

    /** Returns the object of a record, in one line or indented. */
    static <T> String object(View<T> view, T row, boolean indented) {
        return document(indented, json -> write(json, view, row));
    }

    /** Returns a value of maps and lists. */
    static String value(@Nullable Object value, boolean indented) {
        return document(indented, json -> writeValue(json, value));
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String document(boolean indented, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            if (indented) {
                DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
                json.setPrettyPrinter(printer);
            }
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static <T> void write(JsonGenerator json, View<T> view, T row) throws IOException {
        json.writeStartObject();
        for (View.Field<T> field : view.fields()) {
            json.writeFieldName(field.name());
            writeValue(json, field.value().apply(row));
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            writeNumber(json, number.doubleValue());
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                writeValue(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else {
            writeText(json, value.toString());
        }
    }

    private static void writeNumber(JsonGenerator json, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    private static void writeText(JsonGenerator json, String text) throws IOException {
        if (!Text.contains(text, c -> c > ' ' && Text.isUnsafe(c))) {
            json.writeString(text);
            return;
        }
        StringBuilder escaped = new StringBuilder("\"");
        String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text))
                .codePoints()
                .forEach(c -> {
                    if (Text.isUnsafe(c)) {
                        escaped.append(Text.unicode(c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                });
        json.writeRawValue(escaped.append('"').toString());
    }
}

package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.Deviation.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds the answers of one operation against its schema. It goes on after each difference, and notes what is as it should be,
 * too: how often a member is there, and in which form.
 */
final class Comparer {

    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final int LONGEST_WORD = 40;

    private final String operation;
    private final Deviations deviations;
    private final UnknownMembers unknown;
    private final boolean wordsAreTold;
    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * Makes a comparer.
     *
     * @param operation the operation
     * @param deviations where to note differences
     * @param unknown where to note members that are not described
     * @param wordsAreTold whether values that a set does not list are told, if they are words
     */
    Comparer(String operation, Deviations deviations, UnknownMembers unknown, boolean wordsAreTold) {
        this.operation = operation;
        this.deviations = deviations;
        this.unknown = unknown;
        this.wordsAreTold = wordsAreTold;
    }

    /** Gives what was seen, by place. */
    Map<String, Member> members() {
        return members;
    }

    /**
     * Compares a full answer, to which no selection of members applied.
     *
     * @param answer the answer
     * @param schema its schema
     * @param place how the answer as a whole is called in what is noted
     */
    void compare(JsonNode answer, Schema schema, String place) {
        if (!FieldList.isDeclaration(schema)) {
            unknown.noteValues(answer);
        }
        value(answer, schema, place);
    }

    private Member member(String place) {
        return members.computeIfAbsent(place, ignored -> new Member());
    }

    private void deviates(String place, Kind kind, String detail) {
        deviations.add(operation, place, kind, detail);
    }

    private void value(JsonNode value, Schema schema, String place) {
        Member member = member(place);
        member.saw(Form.of(value));
        if (schema.isOpen()) {
            open(value, schema, place);
        } else if (value.isNull()) {
            if (!schema.isNullable()) {
                deviates(place, Kind.NULL, "null, " + schema.type() + " expected");
            }
        } else if (!isOfType(value, schema)) {
            deviates(place, Kind.OTHER_TYPE, Form.of(value) + ", " + schema.type() + " expected");
        } else if (value.isObject()) {
            object(value, schema, place);
        } else if (value.isArray()) {
            Schema items = schema.items();
            value.forEach(element -> value(element, items, place + "[]"));
        } else if (value.isTextual()) {
            text(value.textValue(), schema, place, member);
        } else if (schema.format().equals("int32") && Form.of(value) == Form.LONG_INTEGER) {
            deviates(place, Kind.OTHER_FORMAT, "more than 32 bits");
        }
    }

    private static boolean isOfType(JsonNode value, Schema schema) {
        String type = schema.type();
        String actual = Form.typeOf(value);
        return type.isEmpty()
                || actual.equals(type)
                || (actual.equals("integer") && type.equals("number"))
                || (schema.isLooseNumber() && Form.of(value) == Form.DIGITS);
    }

    /** What the contract leaves open is no deviation, whatever it is; but how it looks is worth knowing. */
    private void open(JsonNode value, Schema schema, String place) {
        if (value.isObject()) {
            unknownMembers(value, schema, place, Set.of());
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                member(place + "[]").saw(Form.of(element));
                open(element, schema, place + "[]");
            }
        }
    }

    private void object(JsonNode object, Schema schema, String place) {
        Map<String, Schema> properties = schema.properties();
        Set<String> expected = schema.expected();
        properties.forEach((name, property) -> {
            String at = place.isEmpty() ? name : place + "." + name;
            if (object.has(name) && FieldList.isOne(schema, object.get(name))) {
                // Its names are those of members; FieldList compares them.
                member(at).saw(Form.of(object.get(name)));
            } else if (object.has(name)) {
                value(object.get(name), property, at);
            } else {
                member(at).sawNone();
                if (expected.contains(name)) {
                    deviates(at, Kind.MISSING, schema.required().contains(name) ? "required" : "expected");
                }
            }
        });
        unknownMembers(object, schema, place, properties.keySet());
    }

    private void unknownMembers(JsonNode object, Schema schema, String place, Set<String> known) {
        UnknownMembers.Place at = new UnknownMembers.Place(operation, place, schema.component(), !known.isEmpty());
        object.properties().forEach(member -> {
            if (!known.contains(member.getKey())) {
                unknown.add(at, object, member.getKey(), member.getValue());
            }
        });
    }

    private void text(String text, Schema schema, String place, Member member) {
        Set<String> values = schema.values();
        if (values.contains(text)) {
            member.sawListed(text);
        } else if (!values.isEmpty()) {
            deviates(place, Kind.UNLISTED_VALUE, unlisted(text));
        }
        if (!isOfFormat(text, schema.format())) {
            deviates(place, Kind.OTHER_FORMAT, Form.of(text) + ", " + schema.format() + " expected");
        }
        if (!schema.pattern().isEmpty()
                && !Pattern.compile(schema.pattern()).matcher(text).find()) {
            deviates(place, Kind.OTHER_FORMAT, "does not match the pattern of the contract");
        }
    }

    private String unlisted(String text) {
        Form form = Form.of(text);
        return wordsAreTold && form == Form.WORD && text.length() <= LONGEST_WORD ? "'" + text + "'" : "a " + form;
    }

    private static boolean isOfFormat(String text, String format) {
        return switch (format) {
            case "date-time" -> DATE_TIME.matcher(text).matches();
            case "uri" -> isAddress(text, true);
            case "uri-reference" -> isAddress(text, false);
            case "json" -> Reader.isJson(text);
            // The others are about numbers, or cannot be told from the text.
            default -> true;
        };
    }

    private static boolean isAddress(String text, boolean absolute) {
        try {
            return new URI(text).isAbsolute() || !absolute;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

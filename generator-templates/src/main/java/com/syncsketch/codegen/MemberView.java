package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/**
 * One member of a model or of a query, as the templates see it.
 *
 * @param name the name on the wire
 * @param field the name of the Java field, and of the builder's setter
 * @param getter the name of the getter
 * @param kind how it is stored and read
 * @param type the Java type that users see, boxed
 * @param words of a flag: what stands for yes and no on the wire; else empty
 * @param guaranteed whether its absence is an error that the getter reports
 * @param nullable whether the contract allows null
 * @param strict whether the builder refuses null, and {@code build()} its absence where it is {@code required}
 * @param required whether the contract requires it
 * @param secret whether {@code toString()} must not show it
 * @param index its position among the members
 * @param doc the member's description
 */
record MemberView(
        String name,
        String field,
        String getter,
        Kind kind,
        String type,
        List<?> words,
        boolean guaranteed,
        boolean nullable,
        boolean strict,
        boolean required,
        boolean secret,
        boolean deprecated,
        int index,
        @Nullable String doc) {

    enum Kind {
        PLAIN,
        TIMESTAMP,
        LOOSE_NUMBER,
        LIST,
        MAP,
        FLAG,
        CSV
    }

    private static final Map<String, String> PRIMITIVES =
            Map.of("Long", "long", "Integer", "int", "Double", "double", "Boolean", "boolean");

    static Kind kindOf(CodegenProperty property) {
        if (property.vendorExtensions.containsKey(Contract.FLAG_WORDS)) {
            return Kind.FLAG;
        }
        if (property.vendorExtensions.containsKey("x-loose-number")) {
            return Kind.LOOSE_NUMBER;
        }
        if (property.isDateTime) {
            return Kind.TIMESTAMP;
        }
        if (property.isArray) {
            return property.vendorExtensions.containsKey(Contract.CSV) ? Kind.CSV : Kind.LIST;
        }
        return property.isMap || property.isFreeFormObject ? Kind.MAP : Kind.PLAIN;
    }

    /** The type of the field: what is written to the wire and kept as it was read. */
    public String fieldType() {
        return switch (kind) {
            case TIMESTAMP, FLAG, CSV -> "String";
            case LOOSE_NUMBER -> "Object";
            default -> type;
        };
    }

    /** The type that the getter returns. */
    public String returnType() {
        return isCsv() ? "String" : guaranteed ? primitiveOr(type) : type;
    }

    /** The type that the builder's setter takes. */
    public String setterType() {
        return strict ? primitiveOr(type) : type;
    }

    public boolean isPrimitiveSetter() {
        return strict && PRIMITIVES.containsKey(type);
    }

    /** The type of one element of a list. */
    public String elementType() {
        return type.substring(type.indexOf('<') + 1, type.lastIndexOf('>'));
    }

    public boolean isTimestamp() {
        return kind == Kind.TIMESTAMP;
    }

    /** Whether the field keeps what was read, and the getter turns it into its type. */
    public boolean isParsed() {
        return kind == Kind.TIMESTAMP || kind == Kind.LOOSE_NUMBER;
    }

    /** The function that turns what was read into its type. */
    public String parser() {
        return isTimestamp() ? "timestamp" : "number";
    }

    /** Whether what the setter takes is turned into something else before it is kept. */
    public boolean isAsRead() {
        return isParsed() || isList() || isMap();
    }

    /** The expression that turns a value into what is kept. */
    public String printed() {
        if (isTimestamp()) {
            return field + " == null ? null : Members.text(" + field + ")";
        }
        return isParsed() ? field : "Members.copy(" + field + ")";
    }

    /** The function that reads the value. */
    public String readAs() {
        if (strict) {
            return "given";
        }
        return fieldType().contains("Object") ? "json" : isList() ? "list" : "value";
    }

    /** Whether the setter looks for null. */
    public boolean isChecked() {
        return strict && !isPrimitiveSetter() && !isList() && !isMap();
    }

    public boolean isList() {
        return kind == Kind.LIST;
    }

    public boolean isMap() {
        return kind == Kind.MAP;
    }

    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** What a flag sends for yes. */
    public Object yes() {
        return words.get(0);
    }

    /** What a flag sends for no. */
    public Object no() {
        return words.get(1);
    }

    public boolean isCsv() {
        return kind == Kind.CSV;
    }

    public boolean isGuaranteed() {
        return guaranteed;
    }

    public boolean isStrict() {
        return strict;
    }

    public boolean isSecret() {
        return secret;
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    /** Whether {@code build()} must find a value. */
    public boolean isNeeded() {
        return strict && required;
    }

    /** Whether a reader has to tell absent from null. */
    public boolean isClearable() {
        return nullable && !guaranteed;
    }

    public String capitalized() {
        return Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    public List<String> getterDoc() {
        Javadoc javadoc = new Javadoc().markdown(doc);
        if (guaranteed) {
            return javadoc.tag("@return", "the value of `" + name + "`, never null")
                    .tag("@throws NoSuchElementException", "if the JSON left it out, as a `fields` selection may")
                    .comment(4);
        }
        return javadoc.tag("@return", "the value of `" + name + "`, or null if it is absent or null")
                .comment(4);
    }

    public List<String> setterDoc() {
        return new Javadoc()
                .markdown(Javadoc.firstSentence(doc))
                .tag("@param " + field, "the value of `" + name + "`" + (strict ? "" : "; null is sent as null"))
                .tag("@return", "this builder")
                .comment(8);
    }

    /** As {@link #setterDoc()}, for members of a query, which are never null. */
    public List<String> filterDoc() {
        return new Javadoc()
                .markdown(doc)
                .tag("@param " + field, "the value of `" + name + "`")
                .tag("@return", "this builder")
                .comment(8);
    }

    private static String primitiveOr(String type) {
        return PRIMITIVES.getOrDefault(type, type);
    }
}

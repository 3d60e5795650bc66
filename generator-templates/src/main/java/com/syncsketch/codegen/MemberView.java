package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/**
 * A field of a model or of a query, as the templates see it.
 *
 * @param name the name on the wire
 * @param field the name of the Java field, and of the builder's setter
 * @param getter the name of the getter
 * @param kind how it is stored and read
 * @param type the Java type that users see, boxed
 * @param words the wire values of true and false if this is a flag; otherwise empty
 * @param guaranteed whether the getter throws if the value is absent
 * @param nullable whether the contract allows null
 * @param strict whether the builder rejects null, and {@code build()} rejects absence if {@code required}
 * @param required whether the contract requires it
 * @param secret whether {@code toString()} masks the value
 * @param deprecated whether the contract deprecates it
 * @param index its position among the fields
 * @param doc its description
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

    /** Returns the type of the Java field, which holds the value as it is on the wire. */
    public String fieldType() {
        return switch (kind) {
            case TIMESTAMP, FLAG, CSV -> "String";
            case LOOSE_NUMBER -> "Object";
            default -> type;
        };
    }

    /** Returns the return type of the getter. */
    public String returnType() {
        return isCsv() ? "String" : guaranteed ? primitiveOr(type) : type;
    }

    /** Returns the parameter type of the builder's setter. */
    public String setterType() {
        return strict ? primitiveOr(type) : type;
    }

    public boolean isPrimitiveSetter() {
        return strict && PRIMITIVES.containsKey(type);
    }

    /** Returns the element type of a list. */
    public String elementType() {
        return type.substring(type.indexOf('<') + 1, type.lastIndexOf('>'));
    }

    public boolean isTimestamp() {
        return kind == Kind.TIMESTAMP;
    }

    /** Checks whether the getter converts the wire value to its type. */
    public boolean isParsed() {
        return kind == Kind.TIMESTAMP || kind == Kind.LOOSE_NUMBER;
    }

    /** Returns the name of the function that converts the wire value to its type. */
    public String parser() {
        return isTimestamp() ? "timestamp" : "number";
    }

    /** Checks whether the setter converts its argument. */
    public boolean isAsRead() {
        return isParsed() || isList() || isMap();
    }

    /** Returns the expression with which the setter converts its argument. */
    public String printed() {
        if (isTimestamp()) {
            return field + " == null ? null : Members.text(" + field + ")";
        }
        return isParsed() ? field : "Members.copy(" + field + ")";
    }

    /** Returns the name of the function that reads the value from JSON. */
    public String readAs() {
        if (strict) {
            return "given";
        }
        return fieldType().contains("Object") ? "json" : isList() ? "list" : "value";
    }

    /** Checks whether the setter rejects null. */
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

    /** Returns the wire value of true. */
    public Object yes() {
        return words.get(0);
    }

    /** Returns the wire value of false. */
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

    /** Checks whether {@code build()} requires a value. */
    public boolean isNeeded() {
        return strict && required;
    }

    /** Checks whether absent and null differ. */
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
                    .tag(
                            "@throws NoSuchElementException",
                            "if the JSON does not contain it, for example because of a `fields` selection")
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

    /** Returns the comment of a setter of a query, whose values are never null. */
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

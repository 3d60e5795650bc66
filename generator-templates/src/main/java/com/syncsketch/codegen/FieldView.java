package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/**
 * A field of a model or a parameter of a query, as the templates see it.
 *
 * @param name the name on the wire
 * @param field the name of the Java field and of the builder's setter
 * @param getter the name of the getter
 * @param kind how the value is stored and read
 * @param type the Java type that users see, boxed
 * @param words the wire values of true and false if this is a flag; otherwise empty
 * @param guaranteed whether the getter throws if the value is absent
 * @param nullable whether the contract allows null
 * @param strict whether the builder rejects null, and {@code build()} rejects absence if {@code required}
 * @param required whether the contract requires the field
 * @param secret whether {@code toString()} masks the value
 * @param deprecated whether the contract deprecates the field
 * @param index the position among the fields
 * @param resource the resource that the value refers to by a relative URI, such as {@code item}; null for other values
 * @param doc the description
 */
record FieldView(
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
        @Nullable String resource,
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
        if (property.vendorExtensions.containsKey(ContractNormalizer.FLAG_WORDS)) {
            return Kind.FLAG;
        }
        if (property.vendorExtensions.containsKey("x-loose-number")) {
            return Kind.LOOSE_NUMBER;
        }
        if (property.isDateTime) {
            return Kind.TIMESTAMP;
        }
        if (property.isArray) {
            return property.vendorExtensions.containsKey(ContractNormalizer.CSV) ? Kind.CSV : Kind.LIST;
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

    /** Checks whether the setter converts its argument to the type of the Java field. */
    public boolean isConverted() {
        return isParsed() || isList() || isMap();
    }

    /** Returns the expression with which the setter converts its argument. */
    public String printed() {
        if (isTimestamp()) {
            return field + " == null ? null : ModelSupport.text(" + field + ")";
        }
        return isParsed() ? field : "ModelSupport.copy(" + field + ")";
    }

    /** Returns the expression that a getter of a query returns, unless it is a timestamp. */
    public String getterExpression() {
        return isFlag() ? field + " == null ? null : " + field + ".equals(\"" + yes() + "\")" : field;
    }

    /** Returns the expression that a setter of a query stores. */
    public String setterExpression() {
        return switch (kind) {
            case FLAG -> field + " ? \"" + yes() + "\" : \"" + no() + "\"";
            case CSV -> "ModelSupport.csv(" + field + ")";
            case TIMESTAMP -> "ModelSupport.text(" + field + ")";
            default -> isPrimitiveSetter() ? field : "Objects.requireNonNull(" + field + ", \"" + field + "\")";
        };
    }

    /** Returns the name of the function that reads the value from JSON. */
    public String readAs() {
        return strict ? "required" : "value";
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

    /** Checks whether the value is the relative URI of a resource, so that there are accessors for its ID. */
    public boolean isReference() {
        return resource != null;
    }

    /** Returns the name of the ID in the URI, as the builder's setter has it. */
    public String idField() {
        return field + "Id";
    }

    /** Returns the name of the getter of the ID. */
    public String idGetter() {
        return getter + "Id";
    }

    /** Returns the return type of the getter of the ID. */
    public String idType() {
        return guaranteed ? "long" : "Long";
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
        Javadoc javadoc = new Javadoc().markdown(opening("Returns the `" + name + "` field.", doc));
        if (guaranteed) {
            javadoc.tag("@return", PRIMITIVES.containsKey(type) ? "the value" : "the value, never null")
                    .tag(
                            "@throws NoSuchElementException",
                            "if the JSON does not contain it, for example because of a `fields` selection");
        } else {
            javadoc.tag("@return", "the value, or null if it is absent or null");
        }
        if (isParsed()) {
            javadoc.tag(
                    "@throws InvalidFieldException",
                    "if the value is not " + (isTimestamp() ? "a timestamp" : "an integer"));
        }
        return javadoc.comment(4);
    }

    public List<String> setterDoc() {
        return new Javadoc()
                .markdown(opening("Sets the `" + name + "` field.", Javadoc.firstSentence(doc)))
                .tag("@param " + field, strict ? "the value" : "the value; null is sent as null")
                .tag("@return", "this builder")
                .comment(8);
    }

    /** Returns the comment of the getter of the ID. */
    public List<String> idGetterDoc() {
        Javadoc javadoc =
                new Javadoc().markdown("Returns the ID in the `" + name + "` field, which is a relative URI.");
        if (guaranteed) {
            javadoc.tag("@return", "the ID")
                    .tag("@throws NoSuchElementException", "if the JSON does not contain the field");
        } else {
            javadoc.tag("@return", "the ID, or null if the field is absent or null");
        }
        return javadoc.tag("@throws InvalidFieldException", "if the value does not end with an ID")
                .comment(4);
    }

    /** Returns the comment of the setter of the ID. */
    public List<String> idSetterDoc() {
        return new Javadoc()
                .markdown("Sets the `" + name + "` field to the relative URI of an ID, in the v1 form.")
                .tag("@param " + idField(), "the ID")
                .tag("@return", "this builder")
                .comment(8);
    }

    /** Returns the comment of the getter of a query. */
    public List<String> parameterDoc() {
        return new Javadoc()
                .markdown("Returns the `" + name + "` parameter" + (isCsv() ? ", joined by commas." : "."))
                .tag("@return", "the value, or null if it is not sent")
                .comment(4);
    }

    /** Returns the comment of the setter of a query, whose values are never null. */
    public List<String> filterDoc() {
        return new Javadoc()
                .markdown(opening("Sets the `" + name + "` parameter.", isFlag() ? flagDoc() : doc))
                .tag("@param " + field, "the value")
                .tag("@return", "this builder")
                .comment(8);
    }

    /** Returns the description with the wire values of true and false in its first sentence replaced by the Java ones. */
    private String flagDoc() {
        String text = String.valueOf(doc).strip();
        int end = Math.min(Javadoc.firstSentence(text).length(), text.length());
        return text.substring(0, end).replace("`" + yes() + "`", "`true`").replace("`" + no() + "`", "`false`")
                + text.substring(end);
    }

    private static String opening(String sentence, @Nullable String description) {
        return description == null ? sentence : sentence + " " + description.strip();
    }

    private static String primitiveOr(String type) {
        return PRIMITIVES.getOrDefault(type, type);
    }
}

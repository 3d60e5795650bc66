package com.syncsketch.sdk.client.internal.feign;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with parameters in braces, split once. Immutable and thread-safe. */
final class Template {

    private final String text;
    private final List<String> literals = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * Parses a template.
     *
     * @throws IllegalStateException if a parameter has a regular expression or no name, or a brace is not closed
     */
    Template(String text) {
        this.text = text;
        int at = 0;
        while (true) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                literals.add(text.substring(at));
                return;
            }
            int close = text.indexOf('}', open);
            String name = close < 0 ? "" : text.substring(open + 1, close);
            if (!isName(name)) {
                throw new IllegalStateException(
                        "The template " + text + " is not supported: use {name} for a parameter");
            }
            literals.add(text.substring(at, open));
            names.add(name);
            at = close + 1;
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && Characters.allMatch(name, c -> c == '_' || c == '-' || c == '.' || isLetterOrDigit(c));
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    /** Returns the parts of a text in the places of the parameters; null if it is not this template without slashes in them. */
    @Nullable
    Map<String, String> values(String expanded) {
        StringBuilder pattern = new StringBuilder();
        for (String literal : literals) {
            pattern.append(pattern.isEmpty() ? "" : "([^/]+)").append(Pattern.quote(literal));
        }
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(expanded);
        if (!matcher.matches()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return values;
    }

    boolean isFixed() {
        return names.isEmpty();
    }

    /** Returns the name of the parameter if the template is nothing but one, or null. */
    @Nullable
    String onlyName() {
        boolean only = names.size() == 1
                && literals.get(0).isEmpty()
                && literals.get(1).isEmpty();
        return only ? names.get(0) : null;
    }

    List<String> names() {
        return names;
    }

    /**
     * Appends the text with the values of its parameters.
     *
     * @param values returns the text of a parameter, ready to be sent
     */
    void expand(StringBuilder target, Function<String, String> values) {
        for (int i = 0; i < names.size(); i++) {
            target.append(literals.get(i)).append(values.apply(names.get(i)));
        }
        target.append(literals.get(names.size()));
    }

    @Override
    public String toString() {
        return text;
    }
}

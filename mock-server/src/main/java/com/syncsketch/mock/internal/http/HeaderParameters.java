package com.syncsketch.mock.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses the parameters of a header such as {@code form-data; name="file"; filename="a.mov"}. Not a regular expression, because those
 * of the JDK overflow the stack at long quoted values.
 */
final class HeaderParameters {

    private final String header;
    private int at;

    private HeaderParameters(String header) {
        this.header = header;
    }

    /**
     * A parameter.
     *
     * @param name its name in lower case, without the asterisk of the extended form
     * @param isExtended whether it has the extended form of RFC 8187
     * @param value its value without quotes and escapes
     */
    record Parameter(String name, boolean isExtended, String value) {}

    /** Parses all parameters; those without a value are skipped. */
    static List<Parameter> parse(String header) {
        HeaderParameters parser = new HeaderParameters(header);
        List<Parameter> parameters = new ArrayList<>();
        parser.skipTo(";");
        while (parser.at < header.length()) {
            parser.at++;
            String name = parser.skipTo("=;").strip().toLowerCase(Locale.ROOT);
            if (parser.at < header.length() && header.charAt(parser.at) == '=') {
                parser.at++;
                String value = parser.value();
                boolean extended = name.endsWith("*");
                parameters.add(new Parameter(extended ? name.substring(0, name.length() - 1) : name, extended, value));
                parser.skipTo(";");
            }
        }
        return parameters;
    }

    private String skipTo(String delimiters) {
        int from = at;
        while (at < header.length() && delimiters.indexOf(header.charAt(at)) < 0) {
            at++;
        }
        return header.substring(from, at);
    }

    private String value() {
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        if (at == header.length() || header.charAt(at) != '"') {
            return skipTo(";").strip();
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            boolean escaped =
                    header.charAt(at) == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
            at += escaped ? 1 : 0;
            value.append(header.charAt(at));
        }
        return value.toString();
    }
}

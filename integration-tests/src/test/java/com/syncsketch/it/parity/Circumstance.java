package com.syncsketch.it.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What is unusual about a recorded case, as a condition of rules for deliberate differences. */
enum Circumstance {

    /** An argument of the search has the name of a parameter with credentials. */
    OWN_CREDENTIALS((trace, difference) -> Facts.CREDENTIAL_PARAMETERS.contains(difference.field())
            && (trace.arguments().path("searchCriteria").has(difference.field())
                    || trace.arguments().path("data").has(difference.field()))),

    /** The user or the key is blank, has control characters, or has characters that the header cannot carry. */
    ODD_CREDENTIALS((trace, difference) -> Facts.isOddCredential(trace, trace.user())
            || Facts.isOddCredential(trace, trace.key())
            || (Facts.isInHeader(trace) && trace.user().contains(":"))),

    /** The recorded request follows the redirect of another one. */
    AFTER_REDIRECT((trace, difference) -> difference.recorded() != null
            && trace.requests().stream().anyMatch(request -> Facts.redirectsTo(request, difference.recorded()))),

    /** A text with reserved characters stands in a path: an argument, or an id from a response. */
    TEXT_IN_PATH(Facts::hasTextInPath),

    /** The client received a response that no well-behaved service sends, or an error. */
    ODD_RESPONSE(
            (trace, difference) -> difference.received().stream().anyMatch(request -> Facts.isOdd(trace, request))),

    /** The client received JSON with a byte order mark. */
    BYTE_ORDER_MARK((trace, difference) -> difference.received().stream()
            .anyMatch(request -> request.path("response").path("text").asText().startsWith("\ufeff"))),

    /** The client received a 2xx status other than 200. */
    OTHER_SUCCESS((trace, difference) -> difference.received().stream()
            .mapToInt(request -> request.path("response").path("status").asInt())
            .anyMatch(status -> status > 200 && status < 300)),

    /** The values are equal apart from their JSON types. */
    SAME_VALUE((trace, difference) -> Facts.scalar(difference.expected()).equals(Facts.scalar(difference.actual()))),

    /** The service names a file in a way that is not safe on all platforms, or with the extension that is appended. */
    ODD_FILE_NAME((trace, difference) -> difference.received().stream()
            .map(request -> request.path("response").path("json").path("data").path("fileName"))
            .anyMatch(name -> name.isNull()
                    || !name.isMissingNode()
                            && !Facts.SAFE_FILE_NAME.matcher(name.asText()).matches())),

    /** Python, or the HTTP library of its client, raised an exception that is not one of the client itself. */
    DEFECT_OF_PYTHON((trace, difference) -> trace.resultKind().equals("exception")
            && !trace.result().path("ownWording").asBoolean());

    private final BiPredicate<TraceCase, Difference> condition;

    Circumstance(BiPredicate<TraceCase, Difference> condition) {
        this.condition = condition;
    }

    @JsonCreator
    static Circumstance of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean applies(TraceCase trace, Difference difference) {
        return condition.test(trace, difference);
    }

    /** The conditions in detail. */
    private static final class Facts {

        private static final Set<String> CREDENTIAL_PARAMETERS = Set.of("api_key", "username", "token", "email");
        private static final Pattern RESERVED = Pattern.compile("[^A-Za-z0-9._~-]|\\A\\.{0,2}\\z");
        private static final Pattern SAFE_FILE_NAME =
                Pattern.compile("(?i)(?!(con|prn|aux|nul|com\\d|lpt\\d)(\\.|\\z)|.*\\.zip\\z)[\\p{L}\\p{N}_]"
                        + "([\\p{L}\\p{N}_ ~%.-]{0,150}[\\p{L}\\p{N}_~%-])?");

        static boolean isInHeader(TraceCase trace) {
            return trace.authMode().startsWith("header-");
        }

        static boolean isOddCredential(TraceCase trace, String text) {
            return text.isBlank()
                    || text.chars().anyMatch(Character::isISOControl)
                    || (isInHeader(trace) && text.chars().anyMatch(c -> c > 0x7e));
        }

        static boolean redirectsTo(JsonNode from, JsonNode to) {
            String location =
                    from.path("response").path("headers").path("Location").asText();
            String path = to.path("path").asText();
            return isRedirect(from.path("response").path("status").asInt())
                    && location.replaceFirst("\\?.*", "")
                            .endsWith(path.substring(path.lastIndexOf('/', path.length() - 2)));
        }

        static boolean isRedirect(int status) {
            return status >= 301 && status <= 308;
        }

        /** Returns whether a recorded response is an error, unusable by its form, or was declared as an override. */
        static boolean isOdd(TraceCase trace, JsonNode request) {
            JsonNode response = request.path("response");
            int status = response.path("status").asInt();
            return response.path("hangUp").asBoolean()
                    || status < 200
                    || status >= 300
                    || trace.overrides().stream().anyMatch(override -> overrides(override, request));
        }

        private static boolean overrides(JsonNode override, JsonNode request) {
            return override.path("method")
                            .asText(request.path("method").asText())
                            .equals(request.path("method").asText())
                    && Pattern.compile(override.path("path").asText())
                            .matcher(request.path("path").asText())
                            .find();
        }

        /** Compares a text with the difference: the Java path has it encoded, where Python's has it as it is. */
        static boolean hasTextInPath(TraceCase trace, Difference difference) {
            return texts(trace).stream()
                    .filter(text -> RESERVED.matcher(text).find())
                    .anyMatch(text -> switch (difference.aspect()) {
                        case PATH -> isEncodedIn(text, difference);
                        case QUERY -> isCutOff(text, difference);
                        default -> isWithin(text, trace);
                    });
        }

        private static boolean isEncodedIn(String text, Difference difference) {
            String encoded = encoded(text);
            int at = difference.actual().indexOf(encoded);
            return at >= 0
                    && difference.expected().startsWith(difference.actual().substring(0, at));
        }

        /** Returns whether the parameter is what follows a question mark in the text. */
        private static boolean isCutOff(String text, Difference difference) {
            int question = text.indexOf('?');
            return question >= 0
                    && difference
                            .field()
                            .startsWith(text.substring(question + 1).split("[=&]", 2)[0]);
        }

        /** Returns whether a recorded URL contains the text, or the text could have changed one. */
        private static boolean isWithin(String text, TraceCase trace) {
            return text.matches("(.*/)?\\.{0,2}(/.*)?")
                    || trace.requests().stream()
                            .map(request -> decoded(request.path("url").asText().replace("+", "%2B")))
                            .anyMatch(url -> url.contains(text) || url.contains(decoded(text.replace("+", "%2B"))));
        }

        private static List<String> texts(TraceCase trace) {
            List<String> texts = new ArrayList<>();
            trace.arguments().forEach(argument -> {
                if (argument.isTextual()) {
                    texts.add(argument.asText());
                }
            });
            for (JsonNode request : trace.requests()) {
                JsonNode json = request.path("response").path("json");
                for (JsonNode value : List.of(json, json.path("uploadId"), json.path("task_id"))) {
                    if (value.isTextual()) {
                        texts.add(value.asText());
                    }
                }
            }
            return texts;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A")
                    .replace("%7E", "~");
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return text;
            }
        }

        /** Returns a JSON value as text: "7" and 7 are the same, as are 1 and true. */
        static String scalar(String json) {
            String text = json.matches("\".*\"") ? json.substring(1, json.length() - 1) : json;
            return switch (text) {
                case "true" -> "1";
                case "false" -> "0";
                default -> text.matches("-?[0-9]+\\.0+") ? text.replaceFirst("\\.0+$", "") : text;
            };
        }
    }
}

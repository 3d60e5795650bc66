package com.syncsketch.it.prism;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    private static final String ONE = "{\"location\":[\"request\",\"query\",\"limit\"],\"severity\":\"Error\","
            + "\"code\":\"type\",\"message\":\"Request query parameter limit must be integer\"}";
    private static final String TWO =
            "{\"location\":[\"response\",\"body\",\"items\",0],\"severity\":\"Warning\"," + "\"message\":\"ü\"}";

    private static Violations of(String... values) {
        Map<String, Collection<String>> headers = Map.of("Sl-Violations", List.of(values), "Date", List.of("now"));
        return Violations.of(headers);
    }

    @Test
    void missingHeader_meansNoViolations() {
        Violations none = Violations.of(Map.<String, Collection<String>>of("Date", List.of("now")));

        assertTrue(none.isEmpty());
        assertEquals("no violations", none.toString());
        assertDoesNotThrow(none::assertEmpty);
    }

    @Test
    void list_isRead() {
        Violations two = of("[" + ONE + "," + TWO + "]");

        assertFalse(two.isEmpty());
        assertFalse(two.isTruncated());
        assertEquals(
                List.of(
                        "request.query.limit: Error type: Request query parameter limit must be integer",
                        "response.body.items.0: Warning: ü"),
                two.lines());
        assertTrue(two.list().get(0).inRequest());
        assertFalse(two.list().get(1).inRequest());
        assertEquals(
                "Prism found violations of the contract:\n  " + String.join("\n  ", two.lines()),
                assertThrows(AssertionError.class, two::assertEmpty).getMessage());
    }

    @Test
    void repeatedHeaders_areMerged() {
        assertEquals(2, of("[" + ONE + "]", "[" + TWO + "]").list().size());
    }

    @Test
    void truncatedHeader_yieldsCompleteViolations() {
        String whole = "[" + ONE + "," + TWO + "," + ONE.replace("limit", "offset");
        for (int end = 0; end <= whole.length(); end++) {
            Violations truncated = of("Too many violations! " + whole.substring(0, end));

            assertTrue(truncated.isTruncated());
            assertFalse(truncated.isEmpty());
            int expected = end < 1 + ONE.length() ? 0 : end < 2 + ONE.length() + TWO.length() ? 1 : 2;
            assertEquals(end == whole.length() ? 3 : expected, truncated.list().size(), truncated.toString());
            assertEquals(
                    "... and more: Prism truncated the list",
                    truncated.lines().get(truncated.lines().size() - 1));
            assertThrows(AssertionError.class, truncated::assertEmpty);
        }
    }

    @Test
    void unreadableHeader_isAViolation() {
        Violations nonsense = of("[{\"location\":");

        assertEquals(List.of("sl-violations: Error unreadable: [{\"location\":"), nonsense.lines());
        assertThrows(AssertionError.class, nonsense::assertEmpty);
        assertEquals(0, of("[]").list().size());
    }

    @Test
    void violationsInTheBody_areRead() {
        String type = "\"type\":\"https://example.com/prism/errors#UNPROCESSABLE_ENTITY\",\"status\":422";
        String body = "{" + type + ",\"validation\":[{\"location\":[\"query\",\"limit\"],\"severity\":\"Error\","
                + "\"code\":\"type\",\"message\":\"Request query parameter limit must be integer\"}]}";

        assertEquals(of("[" + ONE + "]").list(), Violations.of(Map.of(), body).list());
        // The same violation in header and body counts once.
        assertEquals(
                of("[" + ONE + "]").list(),
                Violations.of(Map.of("sl-violations", List.of("[" + ONE + "]")), body)
                        .list());
    }

    @Test
    void errorWithoutDetails_isAViolation() {
        String body = "{\"type\":\"https://example.com/prism/errors#NOT_ACCEPTABLE\",\"status\":406,"
                + "\"detail\":\"Unable to find content for text/plain\"}";

        assertEquals(
                List.of("request: Error NOT_ACCEPTABLE: Unable to find content for text/plain"),
                Violations.of(Map.of(), body).lines());
    }

    @Test
    void otherBodies_haveNoViolations() {
        for (String body : List.of("", "null", "{}", "[1]", "{\"text\": \"/prism/errors#\"}", "/prism/errors# {")) {
            assertTrue(Violations.of(Map.of(), body).isEmpty(), body);
        }
    }
}

package com.syncsketch.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTest {

    @Test
    void shortText_isOneLine() {
        assertThat(new Javadoc().markdown("Its name.").comment(4)).containsExactly("/** Its name. */");
    }

    @Test
    void paragraphsAndLists_becomeHtml() {
        assertThat(new Javadoc()
                        .markdown("First *one*.\n\nSecond `a<b`, see [docs](https://example.com/x).\n\n- x\n- **y**")
                        .comment(0))
                .containsExactly(
                        "/**",
                        " * First <em>one</em>.",
                        " *",
                        " * <p>Second <code>a&lt;b</code>, see <a href=\"https://example.com/x\">docs</a>.",
                        " *",
                        " * <ul>",
                        " * <li>x",
                        " * <li><strong>y</strong>",
                        " * </ul>",
                        " */");
    }

    @Test
    void longText_isWrappedAroundInlineTags() {
        String text = "word ".repeat(21).strip() + " `some code with blanks` end";
        assertThat(new Javadoc().markdown(text).comment(0))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .anySatisfy(line -> assertThat(line).contains("{@code some code with blanks}"));
    }

    @Test
    void tables_becomeLists() {
        assertThat(new Javadoc()
                        .markdown("Steps:\n\n| Step | Call |\n|---|---|\n| 1 | `start` |\n| 2 | `complete` |")
                        .comment(0))
                .containsSequence(
                        " * <ul>",
                        " * <li>Step: 1; Call: {@code start}",
                        " * <li>Step: 2; Call: {@code complete}",
                        " * </ul>");
    }

    @Test
    void tags_arePhrases() {
        assertThat(new Javadoc()
                        .markdown("Doc.")
                        .tag("@param id", "The id, in full.")
                        .tag("@return", "JSON text.")
                        .comment(0))
                .contains(" * @param id the id, in full", " * @return JSON text");
    }

    @Test
    void commentEndsAndAtSigns_areEscaped() {
        assertThat(new Javadoc().markdown("a */ b @c <tag>").comment(0))
                .containsExactly("/** a *&#47; b &#64;c &lt;tag&gt; */");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Read a person               | Reads a person
            Try out a setting           | Tries out a setting
            Search people               | Searches people
            Copy a project              | Copies a project
            Change or delete an item    | Changes or deletes an item
            List and search items       | Lists and searches items
            Change, archive or delete it | Changes, archives or deletes it
            Send a note, or two         | Sends a note, or two
            """, delimiter = '|')
    void summaries_startInTheThirdPerson(String summary, String opening) {
        assertThat(Javadoc.thirdPerson(summary)).isEqualTo(opening);
    }

    @Test
    void firstSentence_endsAtTheFullStop() {
        assertThat(Javadoc.firstSentence("One e.g.\nthing. Two.")).isEqualTo("One e.g. thing.");
    }
}

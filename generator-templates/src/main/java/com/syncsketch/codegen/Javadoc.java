package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Converts CommonMark of the contract to the lines of a Javadoc comment, wrapped to the line length of the sources. */
final class Javadoc {

    private static final int LINE_END = 120;
    /** The text that follows must start like a sentence; otherwise an abbreviation would end one. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) (?=[A-Z`*])");

    /** An inline tag counts as one word, so that it is never wrapped. */
    private static final Pattern WORD = Pattern.compile("\\S*\\{@[^}]*}\\S*|\\S+");

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** The verbs that open the summary of an operation, in the imperative. */
    private static final Pattern VERBS = Pattern.compile("^\\w+((, \\w+)*,? (and|or) \\w+)?");

    private static final Pattern WORDS = Pattern.compile("\\w+");

    /** A block of the comment: text to wrap, or preformatted lines. */
    private record Block(String text, boolean verbatim) {
        boolean isList() {
            return text.startsWith("<ul>") || text.startsWith("<ol>");
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Adds the paragraphs and lists of a CommonMark text. Has no effect if the text is null or blank. */
    Javadoc markdown(@Nullable String markdown) {
        if (markdown != null && !markdown.isBlank()) {
            MARKDOWN.parse(markdown.strip()).accept(new BlockWriter());
        }
        return this;
    }

    /** Adds a block tag, including its argument if any, followed by a CommonMark text of one paragraph. */
    Javadoc tag(String tag, @Nullable String markdown) {
        tags.add(tag + " " + inline(MARKDOWN.parse(asPhrase(markdown == null ? "" : markdown.strip()))));
        return this;
    }

    /** Converts a sentence to the phrase of a block tag: no capital, no full stop. */
    private static String asPhrase(String sentence) {
        boolean word = sentence.length() > 1
                && Character.isUpperCase(sentence.charAt(0))
                && !Character.isUpperCase(sentence.charAt(1));
        String phrase = word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
        return phrase.endsWith(".") ? phrase.substring(0, phrase.length() - 1) : phrase;
    }

    /** Returns the first sentence of a CommonMark text; empty if the text is null. */
    static String firstSentence(@Nullable String markdown) {
        if (markdown == null) {
            return "";
        }
        return SENTENCE_END.split(firstParagraph(markdown).replaceAll("\\s+", " "), 2)[0];
    }

    /** Returns the first paragraph of a CommonMark text; empty if the text is null. */
    static String firstParagraph(@Nullable String markdown) {
        return markdown == null ? "" : markdown.strip().split("\n\\s*\n", 2)[0];
    }

    /**
     * Converts the summary of an operation to the opening of a Javadoc comment: "Change or delete an item" becomes "Changes
     * or deletes an item".
     */
    static String thirdPerson(String summary) {
        Matcher verbs = VERBS.matcher(summary);
        return verbs.find()
                ? WORDS.matcher(verbs.group()).replaceAll(word -> thirdPersonOf(word.group()))
                        + summary.substring(verbs.end())
                : summary;
    }

    private static String thirdPersonOf(String verb) {
        if (verb.equals("and") || verb.equals("or")) {
            return verb;
        }
        if (verb.matches(".*[^aeiou]y")) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb + (verb.matches(".*(s|x|z|o|ch|sh)") ? "es" : "s");
    }

    /**
     * Returns the whole comment, on one line if it fits.
     *
     * @param indent the column of the opening mark
     * @return the lines without indentation
     */
    List<String> comment(int indent) {
        List<String> lines = lines(LINE_END - indent - " * ".length());
        if (lines.size() == 1 && indent + lines.get(0).length() + "/**  */".length() <= LINE_END && tags.isEmpty()) {
            return List.of("/** " + lines.get(0) + " */");
        }
        List<String> comment = new ArrayList<>();
        comment.add("/**");
        lines.forEach(line -> comment.add(line.isEmpty() ? " *" : " * " + line));
        comment.add(" */");
        return comment;
    }

    private List<String> lines(int width) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            boolean first = lines.isEmpty();
            if (!first) {
                lines.add("");
            }
            if (block.verbatim()) {
                lines.addAll(block.text().lines().toList());
            } else {
                String lead = first || block.isList() ? "" : "<p>";
                (lead + block.text()).lines().forEach(line -> wrap(line, width, "", lines));
            }
        }
        if (!lines.isEmpty() && !tags.isEmpty()) {
            lines.add("");
        }
        tags.forEach(tag -> wrap(tag, width, "    ", lines));
        return lines;
    }

    private static void wrap(String text, int width, String continuation, List<String> lines) {
        StringBuilder line = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(continuation);
            } else if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }

    private static String inline(Node node) {
        InlineWriter writer = new InlineWriter();
        node.accept(writer);
        return writer.out.toString().strip();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }

    private final class BlockWriter extends AbstractVisitor {
        @Override
        public void visit(Paragraph paragraph) {
            blocks.add(new Block(inline(paragraph), false));
        }

        @Override
        public void visit(Heading heading) {
            blocks.add(new Block("<b>" + inline(heading) + "</b>", false));
        }

        @Override
        public void visit(BulletList list) {
            blocks.add(new Block(list(list, "ul"), false));
        }

        @Override
        public void visit(OrderedList list) {
            blocks.add(new Block(list(list, "ol"), false));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            blocks.add(new Block(preformatted(code.getLiteral()), true));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            blocks.add(new Block(preformatted(code.getLiteral()), true));
        }

        /** Converts a table to a list, because a table in a comment is hard to read in the source. */
        @Override
        public void visit(CustomBlock block) {
            List<String> columns = new ArrayList<>();
            StringBuilder html = new StringBuilder("<ul>\n");
            for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
                for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                    List<String> cells = new ArrayList<>();
                    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                        cells.add(inline(cell));
                    }
                    if (part instanceof TableHead) {
                        columns.addAll(cells);
                    } else {
                        html.append(IntStream.range(0, cells.size())
                                .mapToObj(i -> columns.get(i) + ": " + cells.get(i))
                                .collect(Collectors.joining("; ", "  <li>", "\n")));
                    }
                }
            }
            blocks.add(new Block(html.append("</ul>").toString(), false));
        }

        private String list(Node list, String tag) {
            StringBuilder html = new StringBuilder("<" + tag + ">\n");
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                html.append("  <li>").append(inline(item)).append("\n");
            }
            return html.append("</").append(tag).append(">").toString();
        }

        private String preformatted(String literal) {
            return "<pre>\n" + escape(literal.stripTrailing()) + "\n</pre>";
        }
    }

    private static final class InlineWriter extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();

        @Override
        public void visit(Text text) {
            out.append(escape(text.getLiteral()));
        }

        @Override
        public void visit(Code code) {
            String literal = code.getLiteral();
            boolean plain = literal.chars().noneMatch(c -> c == '{' || c == '}' || c == '@' || c == '<');
            out.append(
                    plain && !literal.contains("*/")
                            ? "{@code " + literal + "}"
                            : "<code>" + escape(literal) + "</code>");
        }

        @Override
        public void visit(Emphasis emphasis) {
            wrapped(emphasis, "em");
        }

        @Override
        public void visit(StrongEmphasis strong) {
            wrapped(strong, "strong");
        }

        @Override
        public void visit(Link link) {
            if (link.getDestination().startsWith("http")) {
                out.append("<a href=\"").append(escape(link.getDestination())).append("\">");
                visitChildren(link);
                out.append("</a>");
            } else {
                visitChildren(link);
            }
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(escape(html.getLiteral()));
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            out.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            out.append(' ');
        }

        @Override
        public void visit(ListItem item) {
            visitChildren(item);
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (out.length() > 0) {
                out.append(' ');
            }
            visitChildren(paragraph);
        }

        private void wrapped(Node node, String tag) {
            out.append('<').append(tag).append('>');
            visitChildren(node);
            out.append("</").append(tag).append('>');
        }
    }
}

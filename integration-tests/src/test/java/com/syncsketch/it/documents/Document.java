package com.syncsketch.it.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown document.
 *
 * @param name the path relative to the root of the project, with slashes
 * @param file the file
 * @param fences the code blocks, in order
 * @param codeSpans the inline code, in order
 * @param targets the targets of links and images, in order
 * @param anchors the fragments that links can use, as GitHub generates them from headings
 */
record Document(
        String name, Path file, List<Fence> fences, List<Fence> codeSpans, List<Target> targets, Set<String> anchors) {

    private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("\\s*(\\w+):(.*)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

    /**
     * A block of code.
     *
     * @param document the name of the document
     * @param line the first line of the code, starting with 1
     * @param language the info string of the opening fence, or an empty string
     * @param text the code
     * @param notes the comments directly above the block
     */
    record Fence(String document, int line, String language, String text, List<Note> notes) {

        /** Returns the notes with a key. */
        List<Note> notes(String key) {
            return notes.stream().filter(note -> note.key().equals(key)).toList();
        }

        @Override
        public String toString() {
            return document + ":" + line;
        }
    }

    /**
     * A comment of the form {@code <!-- key: text -->}, which is not rendered.
     *
     * @param key the first word
     * @param text the text after the colon
     * @param line the first line
     */
    record Note(String key, String text, int line) {}

    /**
     * The target of a link or an image.
     *
     * @param line the line
     * @param url the URL as written
     */
    record Target(int line, String url) {}

    /** Reads all documents of the project, except for ignored files. */
    static List<Document> all(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return folder.equals(root) || !isIgnored(root, folder)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<Document> documents = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            documents.add(read(root, file));
        }
        return documents;
    }

    /** Returns whether Git ignores a folder, if it is ignored by its own name. */
    private static boolean isIgnored(Path root, Path folder) throws IOException {
        String name = folder.getFileName().toString();
        for (Path parent = folder.getParent(); parent.startsWith(root); parent = parent.getParent()) {
            Path ignored = parent.resolve(".gitignore");
            if (Files.exists(ignored) && Files.readAllLines(ignored).contains(name + "/")) {
                return true;
            }
        }
        return name.equals(".git");
    }

    static Document read(Path root, Path file) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        Reader reader = new Reader(name);
        Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(Files.readString(file))
                .accept(reader);
        return new Document(name, file, reader.fences, reader.codeSpans, reader.targets, reader.anchors);
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Reader extends AbstractVisitor {

        private final String name;
        private final List<Fence> fences = new ArrayList<>();
        private final List<Fence> codeSpans = new ArrayList<>();
        private final List<Target> targets = new ArrayList<>();
        private final Set<String> anchors = new TreeSet<>();
        private final Map<String, Integer> headings = new HashMap<>();

        Reader(String name) {
            this.name = name;
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String language = block.getInfo() == null ? "" : block.getInfo().strip();
            fences.add(new Fence(name, line(block) + 1, language, block.getLiteral(), notesAbove(block)));
        }

        /** Indented code has no language, so that nobody can tell whether to run it. */
        @Override
        public void visit(IndentedCodeBlock block) {
            fences.add(new Fence(name, line(block), "", block.getLiteral(), List.of()));
        }

        @Override
        public void visit(Code code) {
            codeSpans.add(new Fence(name, line(code), "", code.getLiteral(), List.of()));
        }

        @Override
        public void visit(Heading heading) {
            String anchor = NOT_IN_ANCHORS
                    .matcher(text(heading).toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            int before = headings.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            targets.add(new Target(line(link), link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            targets.add(new Target(line(image), image.getDestination()));
        }

        @Override
        public void visit(HtmlBlock block) {
            addIds(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            addIds(inline.getLiteral());
        }

        private void addIds(String html) {
            ID.matcher(html).results().forEach(id -> anchors.add(id.group(1)));
        }

        private static List<Note> notesAbove(Node block) {
            List<Note> notes = new ArrayList<>();
            Node above = block.getPrevious();
            while (above instanceof HtmlBlock html) {
                Matcher comment = COMMENT.matcher(html.getLiteral());
                List<Note> here = new ArrayList<>();
                while (comment.find()) {
                    Matcher note = NOTE.matcher(comment.group(1));
                    if (note.matches()) {
                        int begin = comment.start(1) + note.start(2);
                        int before = (int) html.getLiteral()
                                .substring(0, begin)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                        here.add(new Note(note.group(1), note.group(2), line(html) + before));
                    }
                }
                notes.addAll(0, here);
                above = above.getPrevious();
            }
            return List.copyOf(notes);
        }

        private static String text(Node node) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }
            });
            return text.toString();
        }

        private static int line(Node node) {
            List<SourceSpan> spans = node.getSourceSpans();
            return spans.isEmpty() ? line(node.getParent()) : spans.get(0).getLineIndex() + 1;
        }
    }
}

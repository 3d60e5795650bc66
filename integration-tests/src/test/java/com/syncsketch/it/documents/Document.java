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
 * @param name its path from the root of the project, with slashes
 * @param file where it is
 * @param fences its blocks of code, in order
 * @param codeSpans its pieces of code within a line, in order
 * @param targets its links and pictures, in order
 * @param anchors what a link can name behind {@code #}, as GitHub makes it from the headings
 */
record Document(
        String name, Path file, List<Fence> fences, List<Fence> codeSpans, List<Target> targets, Set<String> anchors) {

    private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("\\s*(\\w+):(.*)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");
    private static final Pattern NO_PART_OF_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

    /**
     * A block of code.
     *
     * @param document the name of the document
     * @param line where its text begins, counted from 1
     * @param language the word behind the opening fence, or nothing
     * @param text what is in it
     * @param notes the comments right above it
     */
    record Fence(String document, int line, String language, String text, List<Note> notes) {

        /** Gives the notes of one kind. */
        List<Note> notes(String key) {
            return notes.stream().filter(note -> note.key().equals(key)).toList();
        }

        @Override
        public String toString() {
            return document + ":" + line;
        }
    }

    /**
     * A comment of the form {@code <!-- key: text -->}, which readers do not see.
     *
     * @param key its first word
     * @param text what follows the colon
     * @param line where it begins
     */
    record Note(String key, String text, int line) {}

    /**
     * What a link or a picture points to.
     *
     * @param line where it stands
     * @param address the address as it is written
     */
    record Target(int line, String address) {}

    /** Reads all documents of the project, but for those of others and of builds. */
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

    /** Tells what Git does not keep either, as far as it is named by the folder's own name. */
    private static boolean isIgnored(Path root, Path folder) throws IOException {
        String name = folder.getFileName().toString();
        for (Path above = folder.getParent(); above.startsWith(root); above = above.getParent()) {
            Path ignored = above.resolve(".gitignore");
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

        /** Indented code would have no language, so that nobody could tell whether it is to be run. */
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
            String anchor = NO_PART_OF_AN_ANCHOR
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

package com.syncsketch.it.documents;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.Document.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A snippet and the classes that are made of it. Statements become the body of a {@link SnippetBase}; a whole class stays what it
 * is. Nothing is put between its lines, so that a reader who copies them has what was compiled. Of a block in another language
 * its notes are run, which find it as {@code text}.
 *
 * @param fence the snippet
 * @param kind how it is run
 * @param runs the name of the class that is run
 * @param sources the classes
 */
record JavaSnippet(Fence fence, Kind kind, String runs, List<Source> sources) {

    /** What a reader's editor would add, or ask for. */
    private static final String IMPORTS = String.join(
            "",
            List.of(
                    "import java.io.*; import java.net.*; import java.nio.file.*; import java.security.KeyStore; import java.time.*;",
                    "import java.util.*; import java.util.concurrent.*; import java.util.function.*;",
                    "import java.util.stream.*; import javax.net.ssl.*;",
                    "import com.syncsketch.sdk.api.*; import com.syncsketch.sdk.model.*;",
                    "import com.syncsketch.sdk.client.*; import com.syncsketch.sdk.client.auth.*; import com.syncsketch.sdk.client.resource.*;",
                    "import com.syncsketch.sdk.client.download.*; import com.syncsketch.sdk.client.error.*;",
                    "import com.syncsketch.sdk.client.http.*;",
                    "import com.syncsketch.sdk.client.paging.*; import com.syncsketch.sdk.client.retry.*;",
                    "import com.syncsketch.sdk.client.task.*; import com.syncsketch.sdk.client.upload.*;",
                    "import com.syncsketch.sdk.client.webhook.*;",
                    "import com.syncsketch.mock.*; import com.syncsketch.mock.fault.*;",
                    "import com.syncsketch.mock.journal.*; import com.syncsketch.mock.junit.*;",
                    "import feign.*; import feign.http2client.*; import feign.jackson.*;",
                    "import org.junit.jupiter.api.*; import org.junit.jupiter.api.extension.*;",
                    "import static org.junit.jupiter.api.Assertions.*;",
                    "import static org.assertj.core.api.Assertions.*;"));

    /** How a snippet is run. */
    enum Kind {
        /** As the body of a method. */
        STATEMENTS,
        /** By JUnit: a class with tests. */
        TESTS,
        /** By the note above it, which uses it. */
        TYPE
    }

    /**
     * A file for the compiler.
     *
     * @param type the name of the class in it
     * @param text the whole file
     * @param lines the line of the document for each line of the file, 0 where there is none
     */
    record Source(String type, String text, List<Integer> lines) {

        /** Gives the line of the document for a line of the file, both counted from 1; 0 if there is none. */
        int documentLine(long line) {
            return line < 1 || line > lines.size() ? 0 : lines.get((int) line - 1);
        }
    }

    /** A snippet that cannot even be looked at. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    static JavaSnippet of(Fence fence) throws UnusableException {
        for (Note note : fence.notes()) {
            if (!note.key().equals("given") && !note.key().equals("then")) {
                throw new UnusableException(fence.document() + ":" + note.line()
                        + ": a note begins with given: or then:, not " + note.key() + ":");
            }
        }
        String home = "snippets." + fence.document().replaceAll("[^A-Za-z0-9]+", "_") + ".line" + fence.line();
        boolean checked = !fence.notes("then").isEmpty();
        if (!fence.language().equals("java")) {
            String text = "final String text = " + literal(fence.text()) + ";";
            return new JavaSnippet(fence, Kind.STATEMENTS, home + ".Snippet", List.of(stage(home, fence, text)));
        }
        CompilationUnitTree unit = parsed(fence.text());
        if (unit == null) {
            require(checked, fence, "says nothing of what is to come of it; put <!-- then: ... --> above it");
            return new JavaSnippet(
                    fence, Kind.STATEMENTS, home + ".Snippet", List.of(stage(home, fence, fence.text())));
        }
        require(unit.getPackageName() == null, fence, "has a package; leave it out");
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        Source whole = new Builder()
                .add("package " + home + "; " + IMPORTS, 0)
                .addAll(fence.text(), fence.line())
                .build(home + "." + type.getSimpleName());
        if (hasTests(type)) {
            require(
                    fence.notes().isEmpty(),
                    fence,
                    "is a class with tests, which check for themselves; take its notes away");
            return new JavaSnippet(fence, Kind.TESTS, whole.type(), List.of(whole));
        }
        require(checked, fence, "is a class without tests; put <!-- then: ... --> with a use of it above it");
        return new JavaSnippet(fence, Kind.TYPE, home + ".Snippet", List.of(whole, stage(home, fence, "")));
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static void require(boolean right, Fence fence, String otherwise) throws UnusableException {
        if (!right) {
            throw new UnusableException(fence + ": the snippet " + otherwise);
        }
    }

    private static Source stage(String home, Fence fence, String statements) {
        Builder text = new Builder()
                .add("package " + home + "; " + IMPORTS, 0)
                .add("public final class Snippet extends " + SnippetBase.class.getName() + " {", 0)
                .add("@Override protected void run() throws Exception {", 0);
        fence.notes("given").forEach(note -> text.addAll(note.text(), note.line()));
        text.addAll(statements, fence.line());
        fence.notes("then").forEach(note -> text.addAll(note.text(), note.line()));
        return text.add("}}", 0).build(home + ".Snippet");
    }

    /** Gives the snippet as a file of Java, or null if it is none. */
    private static CompilationUnitTree parsed(String text) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-source", "17"),
                        null,
                        List.of(SnippetCompiler.file("Snippet", text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            boolean broken =
                    problems.getDiagnostics().stream().anyMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
            boolean typed = !unit.getTypeDecls().isEmpty()
                    && unit.getTypeDecls().stream().allMatch(ClassTree.class::isInstance);
            return broken || !typed ? null : unit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasTests(ClassTree type) {
        return type.getMembers().stream()
                .filter(member -> member.getKind() == Tree.Kind.METHOD)
                .flatMap(method -> StreamSupport.stream(
                        ((MethodTree) method).getModifiers().getAnnotations().spliterator(), false))
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
    }

    private static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private final List<Integer> lines = new ArrayList<>();

        Builder add(String line, int documentLine) {
            text.append(line).append('\n');
            lines.add(documentLine);
            return this;
        }

        Builder addAll(String block, int documentLine) {
            int line = documentLine;
            for (String each : block.lines().toList()) {
                add(each, line++);
            }
            return this;
        }

        Source build(String type) {
            return new Source(type, text.toString(), List.copyOf(lines));
        }
    }
}

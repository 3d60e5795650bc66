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
 * A snippet and the classes created from it. Statements become the body of a {@link SnippetBase}; a class is compiled as it
 * is. Nothing is inserted between the lines, so that readers can copy what was compiled. For a block in another language,
 * only its notes run, with the block as the variable {@code text}.
 *
 * @param fence the snippet
 * @param kind the way to run it
 * @param runs the name of the class to run
 * @param sources the source files
 */
record JavaSnippet(Fence fence, Kind kind, String runs, List<Source> sources) {

    /** The imports that an IDE would add. */
    private static final String IMPORTS = String.join(
            "",
            List.of(
                    "import java.io.*; import java.net.*; import java.nio.file.*; import java.security.KeyStore; import java.time.*;",
                    "import java.util.*; import java.util.concurrent.*; import java.util.function.*;",
                    "import java.util.stream.*; import javax.net.ssl.*;",
                    "import com.syncsketch.sdk.api.*; import com.syncsketch.sdk.model.*;",
                    "import com.syncsketch.sdk.client.*; import com.syncsketch.sdk.client.auth.*; import com.syncsketch.sdk.client.resource.*;",
                    "import com.syncsketch.sdk.client.download.*; import com.syncsketch.sdk.client.error.*;",
                    "import com.syncsketch.sdk.client.http.*; import com.syncsketch.sdk.client.notes.*;",
                    "import com.syncsketch.sdk.client.paging.*; import com.syncsketch.sdk.client.retry.*;",
                    "import com.syncsketch.sdk.client.task.*; import com.syncsketch.sdk.client.upload.*;",
                    "import com.syncsketch.sdk.client.webhook.*;",
                    "import com.syncsketch.mock.*; import com.syncsketch.mock.fault.*;",
                    "import com.syncsketch.mock.journal.*; import com.syncsketch.mock.junit.*;",
                    "import com.syncsketch.mock.model.*;",
                    "import feign.*; import feign.http2client.*; import feign.jackson.*;",
                    "import org.junit.jupiter.api.*; import org.junit.jupiter.api.extension.*;",
                    "import static org.junit.jupiter.api.Assertions.*;",
                    "import static org.assertj.core.api.Assertions.*;"));

    /** The ways to run a snippet. */
    enum Kind {
        /** As the body of a method. */
        STATEMENTS,
        /** With JUnit: a class with tests. */
        TESTS,
        /** Through the note above it, which uses the class. */
        TYPE
    }

    /**
     * A source file.
     *
     * @param type the name of its class
     * @param text the content
     * @param lines the line of the document for each line of the file, or 0 if there is none
     */
    record Source(String type, String text, List<Integer> lines) {

        /** Returns the line of the document for a line of the file, both starting with 1, or 0 if there is none. */
        int documentLine(long line) {
            return line < 1 || line > lines.size() ? 0 : lines.get((int) line - 1);
        }
    }

    /** Thrown if a snippet violates the rules for snippets. */
    static final class InvalidSnippetException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidSnippetException(String message) {
            super(message);
        }
    }

    static JavaSnippet of(Fence fence) throws InvalidSnippetException {
        for (Note note : fence.notes()) {
            if (!note.key().equals("given") && !note.key().equals("then")) {
                throw new InvalidSnippetException(fence.document() + ":" + note.line()
                        + ": a note must start with given: or then:, not " + note.key() + ":");
            }
        }
        String home = "snippets." + fence.document().replaceAll("[^A-Za-z0-9]+", "_") + ".line" + fence.line();
        boolean checked = !fence.notes("then").isEmpty();
        if (!fence.language().equals("java")) {
            String text = "final String text = " + literal(fence.text()) + ";";
            return new JavaSnippet(fence, Kind.STATEMENTS, home + ".Snippet", List.of(statements(home, fence, text)));
        }
        CompilationUnitTree unit = parsed(fence.text());
        if (unit == null) {
            require(checked, fence, "has no expected outcome; add <!-- then: ... --> above it");
            return new JavaSnippet(
                    fence, Kind.STATEMENTS, home + ".Snippet", List.of(statements(home, fence, fence.text())));
        }
        require(unit.getPackageName() == null, fence, "must not have a package");
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        Source whole = new Builder()
                .add("package " + home + "; " + IMPORTS, 0)
                .addAll(fence.text(), fence.line())
                .build(home + "." + type.getSimpleName());
        if (hasTests(type)) {
            require(fence.notes().isEmpty(), fence, "is a class with tests and must not have notes");
            return new JavaSnippet(fence, Kind.TESTS, whole.type(), List.of(whole));
        }
        require(checked, fence, "is a class without tests; add <!-- then: ... --> with a use of it above it");
        return new JavaSnippet(fence, Kind.TYPE, home + ".Snippet", List.of(whole, statements(home, fence, "")));
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static void require(boolean valid, Fence fence, String message) throws InvalidSnippetException {
        if (!valid) {
            throw new InvalidSnippetException(fence + ": the snippet " + message);
        }
    }

    private static Source statements(String home, Fence fence, String code) {
        Builder text = new Builder()
                .add("package " + home + "; " + IMPORTS, 0)
                .add("public final class Snippet extends " + SnippetBase.class.getName() + " {", 0)
                .add("@Override protected void run() throws Exception {", 0);
        fence.notes("given").forEach(note -> text.addAll(note.text(), note.line()));
        text.addAll(code, fence.line());
        fence.notes("then").forEach(note -> text.addAll(note.text(), note.line()));
        return text.add("}}", 0).build(home + ".Snippet");
    }

    /** Parses the snippet as a Java file. Returns null if it is not one. */
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

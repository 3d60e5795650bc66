package com.syncsketch.it.documents;

import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.JavaSnippet.Source;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles snippets with the class path of the tests, which contains the libraries of users and more. Compiler warnings are
 * errors, so that documents do not show deprecated APIs.
 */
final class SnippetCompiler {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-implicit:none", "-Xlint:deprecation,removal,unchecked,rawtypes");

    private final Path classes;
    private final Map<Fence, String> failures = new LinkedHashMap<>();

    SnippetCompiler(Path classes) {
        this.classes = classes;
    }

    /** Returns the compiler errors of snippets, with the lines of their documents. */
    Map<Fence, String> failures() {
        return failures;
    }

    /**
     * Compiles all snippets at once. If some fail, compiles the others again, because the compiler has written no classes.
     *
     * @return the snippets that were compiled
     */
    List<JavaSnippet> compile(List<JavaSnippet> snippets) {
        List<JavaSnippet> valid = new ArrayList<>(snippets);
        while (!valid.isEmpty()) {
            Map<JavaSnippet, String> invalid = attempt(valid);
            if (invalid.isEmpty()) {
                return valid;
            }
            invalid.forEach((snippet, problems) -> failures.put(snippet.fence(), problems));
            valid.removeAll(invalid.keySet());
        }
        return valid;
    }

    private Map<JavaSnippet, String> attempt(List<JavaSnippet> snippets) {
        Map<JavaFileObject, Source> sources = new LinkedHashMap<>();
        Map<Source, JavaSnippet> owners = new HashMap<>();
        for (JavaSnippet snippet : snippets) {
            for (Source source : snippet.sources()) {
                sources.put(file(source.type(), source.text()), source);
                owners.put(source, snippet);
            }
        }
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(null, null, problems, options, null, sources.keySet())
                .call();
        Map<JavaSnippet, String> invalid = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            Source source = problem.getSource() == null ? null : sources.get(problem.getSource());
            if (source == null) {
                if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    throw new AssertionError(problem.toString());
                }
            } else if (problem.getKind() != Diagnostic.Kind.NOTE) {
                JavaSnippet snippet = owners.get(source);
                invalid.merge(snippet, message(snippet, source, problem), (first, next) -> first + "\n" + next);
            }
        }
        if (!done && invalid.isEmpty()) {
            throw new AssertionError("The compiler failed without an error message");
        }
        return invalid;
    }

    private static String message(JavaSnippet snippet, Source source, Diagnostic<? extends JavaFileObject> problem) {
        int line = source.documentLine(problem.getLineNumber());
        String place =
                snippet.fence().document() + ":" + (line == 0 ? snippet.fence().line() : line);
        String text = source.text()
                .lines()
                .skip(Math.max(0, problem.getLineNumber() - 1))
                .findFirst()
                .orElse("");
        String message = problem.getMessage(Locale.ROOT).strip().replace("\n", "\n      ");
        return place + ": does not compile: " + message + (line == 0 ? "" : "\n    > " + text.strip());
    }

    static JavaFileObject file(String type, String text) {
        URI uri = URI.create("string:///" + type.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}

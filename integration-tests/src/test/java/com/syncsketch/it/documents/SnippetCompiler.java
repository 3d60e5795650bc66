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
 * Compiles snippets with the class path of the tests, which has what users have, and more. What the compiler warns of is an
 * error, as nobody should learn from a document what is deprecated.
 */
final class SnippetCompiler {

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-implicit:none", "-Xlint:deprecation,removal,unchecked,rawtypes");

    private final Path classes;
    private final Map<Fence, String> failures = new LinkedHashMap<>();

    SnippetCompiler(Path classes) {
        this.classes = classes;
    }

    /** Gives why snippets could not be compiled, with the lines of their documents. */
    Map<Fence, String> failures() {
        return failures;
    }

    /**
     * Compiles all snippets at once; where some are wrong, the others once more, because the compiler writes nothing then.
     *
     * @return those that were compiled
     */
    List<JavaSnippet> compile(List<JavaSnippet> snippets) {
        List<JavaSnippet> good = new ArrayList<>(snippets);
        while (!good.isEmpty()) {
            Map<JavaSnippet, String> wrong = attempt(good);
            if (wrong.isEmpty()) {
                return good;
            }
            wrong.forEach((snippet, problems) -> failures.put(snippet.fence(), problems));
            good.removeAll(wrong.keySet());
        }
        return good;
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
        Map<JavaSnippet, String> wrong = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            Source source = problem.getSource() == null ? null : sources.get(problem.getSource());
            if (source == null) {
                if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    throw new AssertionError(problem.toString());
                }
            } else if (problem.getKind() != Diagnostic.Kind.NOTE) {
                JavaSnippet snippet = owners.get(source);
                wrong.merge(snippet, told(snippet, source, problem), (first, next) -> first + "\n" + next);
            }
        }
        if (!done && wrong.isEmpty()) {
            throw new AssertionError("The snippets cannot be compiled, and the compiler does not say why");
        }
        return wrong;
    }

    private static String told(JavaSnippet snippet, Source source, Diagnostic<? extends JavaFileObject> problem) {
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
        URI address = URI.create("string:///" + type.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}

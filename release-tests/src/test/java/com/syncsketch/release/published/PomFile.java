package com.syncsketch.release.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A parsed POM. */
final class PomFile {

    private final Element project;

    private PomFile(Element project) {
        this.project = project;
    }

    static PomFile read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new PomFile(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    /** Returns the names of the top-level elements. */
    TreeSet<String> elements() {
        TreeSet<String> names = new TreeSet<>();
        children(project).forEach(child -> names.add(child.getNodeName()));
        return names;
    }

    /** Returns the text of the element at a path, or null if it does not exist. */
    String text(String... path) {
        Element element = element(path);
        return element == null ? null : element.getTextContent().strip();
    }

    /**
     * Returns the dependencies in the element at a path, as {@code
     * group:artifact[:type[:classifier]]:version:scope[:optional]}.
     */
    List<String> dependencies(String... path) {
        Element element = element(path);
        if (element == null) {
            return List.of();
        }
        return children(element).stream().map(PomFile::coordinates).sorted().toList();
    }

    private static String coordinates(Element dependency) {
        String type = child(dependency, "type");
        String classifier = child(dependency, "classifier");
        String scope = child(dependency, "scope");
        return child(dependency, "groupId")
                + ":" + child(dependency, "artifactId")
                + (type == null ? "" : ":" + type)
                + (classifier == null ? "" : ":" + classifier)
                + ":" + child(dependency, "version")
                + ":" + (scope == null ? "compile" : scope)
                + ("true".equals(child(dependency, "optional")) ? ":optional" : "");
    }

    private Element element(String... path) {
        Element element = project;
        for (String name : path) {
            Element parent = element;
            element = children(parent).stream()
                    .filter(child -> child.getNodeName().equals(name))
                    .findFirst()
                    .orElse(null);
            if (element == null) {
                return null;
            }
        }
        return element;
    }

    private static String child(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getNodeName().equals(name))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}

package com.syncsketch.it.documents;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The contents of the POMs of the project, with which documents are compared. */
final class ProjectPoms {

    private static final Set<String> PLUGIN_PROPERTIES = Set.of(
            "altDeploymentRepository",
            "failsafe.failIfNoSpecifiedTests",
            "it.test",
            "skipTests",
            "surefire.failIfNoSpecifiedTests",
            "test");

    private final Path root;
    private final String version;
    private final Set<String> artifacts = new TreeSet<>();
    private final Set<String> profiles = new TreeSet<>();
    private final List<String> texts = new ArrayList<>();

    ProjectPoms(Path root) throws IOException {
        this.root = root;
        Element parent = parsed(Files.readString(root.resolve("pom.xml")));
        version = child(parent, "version");
        add(root.resolve("pom.xml"));
        for (Element module : elements(parent, "module")) {
            add(root.resolve(module.getTextContent()).resolve("pom.xml"));
        }
    }

    private void add(Path file) throws IOException {
        String text = Files.readString(file);
        Element pom = parsed(text);
        texts.add(text);
        artifacts.add(child(pom, "artifactId"));
        elements(pom, "profile").forEach(profile -> profiles.add(child(profile, "id")));
    }

    /** Returns the problems of a fragment of a POM, or an empty list. */
    List<String> problems(String xml) {
        Element piece;
        try {
            piece = parsed("<piece>" + xml + "</piece>");
        } catch (IOException e) {
            return List.of("not XML: " + e.getMessage());
        }
        List<String> problems = new ArrayList<>();
        for (Element group : elements(piece, "groupId")) {
            Element whole = (Element) group.getParentNode();
            String artifact = child(whole, "artifactId");
            String named = child(whole, "version");
            if (!group.getTextContent().equals("com.syncsketch")) {
                continue;
            }
            if (!artifacts.contains(artifact)) {
                problems.add("unknown artifact " + artifact + "; known: " + artifacts);
            }
            if (!named.isEmpty() && !named.equals(version)) {
                problems.add("wrong version " + named + "; current: " + version);
            }
        }
        return problems;
    }

    /** Returns the problems of Maven arguments, or an empty list. */
    List<String> problemsOfMaven(List<String> arguments) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("-P")) {
                for (String profile : argument.substring(2).split(",")) {
                    if (!profiles.contains(profile)) {
                        problems.add("unknown profile " + profile + "; known: " + profiles);
                    }
                }
            } else if (argument.equals("-pl")) {
                for (String module : arguments.get(i + 1).split(",")) {
                    if (!Files.exists(root.resolve(module).resolve("pom.xml"))) {
                        problems.add("unknown module " + module);
                    }
                }
            } else if (argument.startsWith("-D")) {
                String property = argument.substring(2).replaceFirst("=.*", "");
                if (!isKnown(property)) {
                    problems.add("no POM uses the property " + property);
                }
            }
        }
        return problems;
    }

    private boolean isKnown(String property) {
        return PLUGIN_PROPERTIES.contains(property)
                || texts.stream()
                        .anyMatch(text -> text.contains("<" + property + ">")
                                || text.contains("<" + property + "/>")
                                || text.contains("${" + property + "}"));
    }

    private static Element parsed(String xml) throws IOException {
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            // The default handler prints to standard error.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<Element> elements(Element within, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList all = within.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    /** Returns the text of a child, or an empty string if there is none. */
    private static String child(Element parent, String name) {
        for (Element element : elements(parent, name)) {
            if (element.getParentNode() == parent) {
                return element.getTextContent();
            }
        }
        return "";
    }
}

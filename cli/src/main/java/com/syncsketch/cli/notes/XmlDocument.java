package com.syncsketch.cli.notes;

import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML with elements on lines of their own. */
final class XmlDocument {

    private final XMLStreamWriter xml;
    private int depth;

    /** Content of a document. */
    @FunctionalInterface
    interface Content {
        void write(XmlDocument document) throws XMLStreamException;
    }

    private XmlDocument(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes a document with a document type. */
    static void write(Appendable out, String documentType, Content content) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.write(new XmlDocument(xml));
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ")
                .append(documentType)
                .append(">")
                .append(text.toString())
                .append("\n");
    }

    /** Writes an element with attributes, given as names and values, and content. */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        attributes(attributes);
        depth++;
        content.write(this);
        depth--;
        indent();
        xml.writeEndElement();
    }

    /** Writes an element with attributes and without content. */
    void empty(String name, String... attributes) throws XMLStreamException {
        indent();
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    /** Writes an element with text. */
    void text(String name, Object value) throws XMLStreamException {
        indent();
        xml.writeStartElement(name);
        xml.writeCharacters(valid(value.toString()));
        xml.writeEndElement();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], valid(attributes[i + 1]));
        }
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Replaces characters that XML 1.0 cannot contain, even escaped. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000;
            valid.appendCodePoint(allowed ? c : 0xfffd);
        });
        return valid.toString();
    }
}

package com.syncsketch.sdk.client.internal.storage;

import com.syncsketch.sdk.client.error.StorageException;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An error response of Amazon S3: XML with a code, a message and a request ID. Other elements, which may repeat the
 * signature, are ignored.
 *
 * @param code the error code, or null if there is none
 * @param message the message, or null if there is none
 * @param requestId the request ID, or null if there is none
 */
public record StorageError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId) {

    private static final int MAX_LENGTH = 500;

    /** Parses an error response. Elements that are missing or cannot be read are null. */
    public static StorageError parse(byte[] body) {
        Map<String, String> elements = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            if (xml.nextTag() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Error")) {
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    elements.put(xml.getLocalName(), xml.getElementText().strip());
                }
            }
        } catch (XMLStreamException e) {
            // What was read before the error is kept.
        }
        return new StorageError(text(elements, "Code"), text(elements, "Message"), text(elements, "RequestId"));
    }

    /**
     * Creates the exception for a rejected file.
     *
     * @param status the status code
     * @param retryAfter the requested pause, or null if there is none
     * @param itemId the ID of the item that the service created for the file
     * @param itemUuid the UUID of the item, or null if it is unknown
     */
    public StorageException toException(
            Path file, int status, @Nullable Duration retryAfter, long itemId, @Nullable String itemUuid) {
        return new StorageException(file, status, code, message, requestId, retryAfter, itemId, itemUuid);
    }

    /** Returns a copy with redacted texts. */
    public StorageError redact(UnaryOperator<String> redactor) {
        return new StorageError(redacted(redactor, code), redacted(redactor, message), redacted(redactor, requestId));
    }

    @Nullable
    private static String redacted(UnaryOperator<String> redactor, @Nullable String text) {
        return text == null ? null : redactor.apply(text);
    }

    @Nullable
    private static String text(Map<String, String> elements, String name) {
        String text = elements.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}

package com.syncsketch.sdk.client.internal.storage;

import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.internal.util.Characters;
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

    /**
     * Parses an error response. Elements that are missing or cannot be read are null.
     *
     * @param redactor removes the signature, which a message may repeat
     */
    public static StorageError parse(byte[] body, UnaryOperator<String> redactor) {
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
        return new StorageError(
                text(elements, "Code", redactor),
                text(elements, "Message", redactor),
                text(elements, "RequestId", redactor));
    }

    /**
     * Creates the exception for a rejected file.
     *
     * @param part the part number, or null if the file was sent as a whole
     * @param status the status code
     * @param retryAfter the requested pause, or null if there is none
     * @param itemId the ID of the item that the service created for the file
     * @param itemUuid the UUID of the item, or null if it is unknown
     */
    public StorageException toException(
            Path file,
            @Nullable Integer part,
            int status,
            @Nullable Duration retryAfter,
            long itemId,
            @Nullable String itemUuid) {
        return new StorageException(file, part, status, code, message, requestId, retryAfter, itemId, itemUuid);
    }

    @Nullable
    private static String text(Map<String, String> elements, String name, UnaryOperator<String> redactor) {
        String text = elements.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        // Redacted before it is shortened, which could leave a part of a secret.
        String shown = Characters.printable(redactor.apply(text));
        return shown.length() <= MAX_LENGTH ? shown : shown.substring(0, MAX_LENGTH) + "...";
    }
}

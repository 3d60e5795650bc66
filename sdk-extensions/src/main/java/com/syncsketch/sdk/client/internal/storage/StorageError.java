package com.syncsketch.sdk.client.internal.storage;

import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Amazon S3 says about an error: XML with a code, a message and an id. Other members, which may repeat the
 * signature, are not read.
 */
public record StorageError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId) {

    private static final int LONGEST = 500;

    /** Reads an error. What is not such XML gives one without members. */
    public static StorageError of(byte[] body) {
        Map<String, String> members = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            if (xml.nextTag() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Error")) {
                while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    members.put(xml.getLocalName(), xml.getElementText().strip());
                }
            }
        } catch (XMLStreamException e) {
            // Whatever was read before it broke off is better than nothing.
        }
        return new StorageError(member(members, "Code"), member(members, "Message"), member(members, "RequestId"));
    }

    /**
     * Makes the exception for a file that the storage refused by it.
     *
     * @param status the HTTP status
     * @param retryAfter the pause that is asked for, or null if none is
     * @param itemId the item that the service has made for the file
     * @param itemUuid the item's uuid, or null if the service did not name it
     */
    public StorageException refusal(
            Path file, int status, @Nullable Duration retryAfter, long itemId, @Nullable String itemUuid) {
        return new StorageException(file, status, code, message, requestId, retryAfter, itemId, itemUuid);
    }

    /** Gives the same without the values of the query of the URL. */
    public StorageError without(StorageUrl url) {
        return new StorageError(redacted(url, code), redacted(url, message), redacted(url, requestId));
    }

    @Nullable
    private static String redacted(StorageUrl url, @Nullable String text) {
        return text == null ? null : url.redact(text);
    }

    @Nullable
    private static String member(Map<String, String> members, String name) {
        String text = members.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}

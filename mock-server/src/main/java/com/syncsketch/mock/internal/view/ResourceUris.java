package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.http.HttpException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the relative URIs by which requests refer to resources, such as {@code /api/v1/project/20/}. */
public final class ResourceUris {

    /** An id of more digits does not fit a {@code long}. */
    private static final Pattern URI = Pattern.compile("/api/v[12]/([a-z]+)/([0-9]{1,18})/");

    private ResourceUris() {}

    /**
     * Returns the id in a URI.
     *
     * @param field the field that holds the URI, for the error message
     * @param resource the kind of resource, as in the URI
     * @param uri the URI
     * @return the id
     * @throws HttpException with status 400 if the value is not the URI of such a resource
     */
    public static long id(String field, String resource, JsonNode uri) {
        Matcher matcher = URI.matcher(uri.asText());
        if (!uri.isTextual() || !matcher.matches() || !matcher.group(1).equals(resource)) {
            throw new HttpException(
                    400, field + ": " + uri + " is not a relative URI such as /api/v1/" + resource + "/1001/");
        }
        return Long.parseLong(matcher.group(2));
    }
}

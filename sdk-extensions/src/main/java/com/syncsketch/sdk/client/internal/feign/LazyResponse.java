package com.syncsketch.sdk.client.internal.feign;

import com.fasterxml.jackson.databind.type.TypeFactory;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** A response that is parsed on demand. Immutable and thread-safe. */
public final class LazyResponse {

    private final Json json;
    private final OperationInfo operation;
    private final HttpResponse response;

    LazyResponse(Json json, OperationInfo operation, HttpResponse response) {
        this.json = json;
        this.operation = operation;
        this.response = response;
    }

    /**
     * Returns the HTTP status.
     *
     * @return a number from 200 to 299
     */
    public int status() {
        return response.status();
    }

    /**
     * Returns the headers.
     *
     * @return values by name; names are found in any case; unmodifiable
     */
    public Map<String, List<String>> headers() {
        return response.headers().map();
    }

    /**
     * Returns the body.
     *
     * @return a copy of it
     */
    public byte[] bytes() {
        return response.body().clone();
    }

    /**
     * Returns the body as text.
     *
     * @return the text
     */
    public String text() {
        return response.text();
    }

    /**
     * Parses the body.
     *
     * @param type the type of the body
     * @param <T> the type
     * @return the value
     */
    public <T> T read(Class<T> type) {
        return type.cast(value(type));
    }

    /**
     * Parses the body.
     *
     * @param type the type of the elements
     * @param <T> the type
     * @return the values
     */
    @SuppressWarnings("unchecked") // Jackson created elements of this type.
    public <T> List<T> readList(Class<T> type) {
        return (List<T>) value(TypeFactory.defaultInstance().constructCollectionType(List.class, type));
    }

    /** Returns operation and status. */
    @Override
    public String toString() {
        return operation + ": " + response.status();
    }

    private Object value(Type type) {
        Object value = json.read(operation, response, type);
        if (value == null) {
            throw new IllegalArgumentException("Pass a type such as JsonNode or Map instead of Object");
        }
        return value;
    }
}

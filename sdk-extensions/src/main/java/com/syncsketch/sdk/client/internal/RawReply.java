package com.syncsketch.sdk.client.internal;

import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** An answer that is read only when somebody asks. Immutable. */
public final class RawReply {

    private final Json json;
    private final Call call;
    private final Answer answer;

    RawReply(Json json, Call call, Answer answer) {
        this.json = json;
        this.call = call;
        this.answer = answer;
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 200 to 299
     */
    public int status() {
        return answer.status();
    }

    /**
     * Gives the headers.
     *
     * @return values by name; names are found in any case; unmodifiable
     */
    public Map<String, List<String>> headers() {
        return answer.headers().map();
    }

    /**
     * Gives the body.
     *
     * @return a copy of it
     */
    public byte[] bytes() {
        return answer.body().clone();
    }

    /**
     * Gives the body as text.
     *
     * @return the text
     */
    public String text() {
        return new String(answer.body(), Failures.charset(answer));
    }

    /**
     * Reads the body.
     *
     * @param type what it is
     * @param <T> the type
     * @return the value
     */
    public <T> T read(Class<T> type) {
        return type.cast(value(type));
    }

    /**
     * Reads the body.
     *
     * @param type what its elements are
     * @param <T> the type
     * @return the values
     */
    @SuppressWarnings("unchecked") // Jackson was told the type of the elements.
    public <T> List<T> readList(Class<T> type) {
        return (List<T>) value(TypeFactory.defaultInstance().constructCollectionType(List.class, type));
    }

    /** Shows call and status. */
    @Override
    public String toString() {
        return call + ": " + answer.status();
    }

    private Object value(Type type) {
        Object value = json.read(call, answer, type);
        if (value == null) {
            throw new IllegalArgumentException("Say what the body is, such as JsonNode or Map, instead of Object");
        }
        return value;
    }
}

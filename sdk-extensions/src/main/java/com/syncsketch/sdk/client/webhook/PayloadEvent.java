package com.syncsketch.sdk.client.webhook;

import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * Base class of the known events. Each kind has its own type of payload, so the payload alone decides equality.
 *
 * @param <T> the type of the payload
 */
abstract class PayloadEvent<T> {

    final T payload;

    PayloadEvent(T payload) {
        this.payload = Objects.requireNonNull(payload, "payload");
    }

    /** Returns whether the other object is the same kind of event with an equal payload. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PayloadEvent<?> that && payload.equals(that.payload);
    }

    /** Returns a hash code that is consistent with {@link #equals}. */
    @Override
    public final int hashCode() {
        return payload.hashCode();
    }

    /** Returns the kind of event, but not the payload, which may contain comments, e-mail addresses and signed URLs. */
    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}

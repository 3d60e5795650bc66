package com.syncsketch.sdk.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.FailingListener;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;

class SafeListenerTest {

    private final List<String> logged = new ArrayList<>();
    private final List<Integer> events = new ArrayList<>();

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    private Logger logger(boolean fails) {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, args) -> {
                    logged.add(method.getName() + " " + args[0]);
                    if (fails) {
                        throw new StackOverflowError();
                    }
                    return null;
                });
    }

    private SafeListener<Integer> listener(Consumer<Integer> listener) {
        return new SafeListener<>(listener, "upload", logger(false));
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void failures_areCaughtAndLoggedOnce(FailingListener kind) {
        SafeListener<Integer> listener = listener(event -> {
            events.add(event);
            kind.fail();
        });

        listener.accept(1);
        listener.accept(2);

        assertThat(events).containsExactly(1, 2);
        assertThat(logged).singleElement().asString().startsWith("warn A listener of the {} failed");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void failureOfTheLogger_isCaught() {
        SafeListener<Integer> listener =
                new SafeListener<>(event -> FailingListener.CHECKED.fail(), "upload", logger(true));

        listener.accept(1);

        assertThat(logged).hasSize(1);
        assertThat(SafeListener.isRunning()).isFalse();
    }

    @Test
    void interruptedException_setsTheFlagAgain() {
        listener(event -> {
                    throw FailingListener.sneaky(new InterruptedException());
                })
                .accept(1);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void listener_isNotCalledFromWithinItself_alsoNotIndirectly() {
        AtomicReference<SafeListener<Integer>> outer = new AtomicReference<>();
        SafeListener<Integer> inner = listener(event -> outer.get().accept(event + 1));
        outer.set(listener(event -> {
            events.add(event);
            inner.accept(event + 1);
            assertThat(SafeListener.isRunning()).isTrue();
        }));

        outer.get().accept(1);
        outer.get().accept(10);

        assertThat(events).containsExactly(1, 10);
        assertThat(logged).isEmpty();
        assertThat(SafeListener.isRunning()).isFalse();
    }

    @Test
    void noListener_isNotPresent() {
        SafeListener<Integer> none = new SafeListener<>(null, "upload", logger(false));

        none.accept(1);

        assertThat(none.isPresent()).isFalse();
        assertThat(listener(events::add).isPresent()).isTrue();
    }
}

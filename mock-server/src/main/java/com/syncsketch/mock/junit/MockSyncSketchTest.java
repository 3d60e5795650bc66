package com.syncsketch.mock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Provides the tests of a class with a {@link com.syncsketch.mock.MockSyncSketch} as a parameter.
 *
 * <pre>{@code
 * @MockSyncSketchTest
 * class DailiesTest {
 *
 *     @Test
 *     void publishes(MockSyncSketch mock) {
 *         // mock.url(), mock.user(), mock.key()
 *     }
 * }
 * }</pre>
 *
 * <p>To configure the server, register a {@link MockSyncSketchExtension} instead. Its documentation also describes the
 * lifecycle of the server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MockSyncSketchExtension.class)
public @interface MockSyncSketchTest {}

package com.syncsketch.mock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link com.syncsketch.mock.MockSyncSketch} as a parameter.
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
 * <p>For a server with options, register a {@link MockSyncSketchExtension} in its place, which also says how long a server lives.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(MockSyncSketchExtension.class)
public @interface MockSyncSketchTest {}

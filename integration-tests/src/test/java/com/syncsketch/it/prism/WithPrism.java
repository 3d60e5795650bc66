package com.syncsketch.it.prism;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that talks to a Prism mock; a {@link PrismServer} parameter receives it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PrismExtension.class)
public @interface WithPrism {
    /** A class-path resource or, if there is none of that name, a file. */
    String contract() default PrismExtension.DEFAULT_CONTRACT;

    /** Whether Prism's own answers are checked as well. */
    boolean errors() default false;
}

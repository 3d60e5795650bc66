package com.syncsketch.it.prism;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starts a Prism mock for a test class, which is injected into parameters of the type {@link PrismServer}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(PrismExtension.class)
public @interface WithPrism {
    /** The contract: a class path resource, or a file if there is no such resource. */
    String contract() default PrismExtension.DEFAULT_CONTRACT;

    /** Whether Prism also validates its own responses. */
    boolean errors() default false;
}

package com.syncsketch.it.prism;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One Prism mock for the whole test run, shared by all classes that ask for the same contract. {@link WithPrism}
 * says which; without it the SDK's contract is taken. A test after which Prism is dead fails, and Prism is started
 * again for the next one.
 */
public final class PrismExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    /** Where the contract's artifact has it. */
    public static final String DEFAULT_CONTRACT = "com/syncsketch/openapi/syncsketch.yaml";

    private static final Namespace NAMESPACE = Namespace.create(PrismExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shared(context).failIfDead();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PrismServer.class;
    }

    @Override
    public PrismServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private static SharedPrism shared(ExtensionContext context) {
        SharedPrism.Key key = context.getTestClass()
                .flatMap(type -> AnnotationSupport.findAnnotation(type, WithPrism.class))
                .map(annotation -> new SharedPrism.Key(annotation.contract(), annotation.errors()))
                .orElse(new SharedPrism.Key(DEFAULT_CONTRACT, false));
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, Attempt::new, Attempt.class)
                .get();
    }

    /** A start that failed is not tried again by each class: every try may take its full time. */
    private static final class Attempt implements AutoCloseable {
        private SharedPrism prism;
        private RuntimeException failure;

        Attempt(SharedPrism.Key key) {
            try {
                prism = new SharedPrism(key);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        SharedPrism get() {
            if (failure != null) {
                throw new IllegalStateException(failure.getMessage(), failure);
            }
            return prism;
        }

        @Override
        public void close() {
            if (prism != null) {
                prism.close();
            }
        }
    }
}

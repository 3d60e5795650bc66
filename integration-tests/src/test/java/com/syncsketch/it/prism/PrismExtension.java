package com.syncsketch.it.prism;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provides one Prism mock per contract for the whole test run. {@link WithPrism} specifies the contract; the default is that
 * of the SDK. A test during which Prism exits fails, and Prism is restarted for the next test.
 */
public final class PrismExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    /** The resource of the contract of the SDK. */
    public static final String DEFAULT_CONTRACT = "com/syncsketch/openapi/syncsketch.yaml";

    private static final Namespace NAMESPACE = Namespace.create(PrismExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shared(context).failIfExited();
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

    /** Remembers a failed start, because each further attempt could take the full timeout. */
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

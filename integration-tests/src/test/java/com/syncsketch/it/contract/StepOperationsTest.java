package com.syncsketch.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that step operations of the contract are replaced by methods of the client and hidden otherwise. */
class StepOperationsTest {

    private static Stream<ContractDocument.Operation> steps() {
        return new ContractDocument().operations().values().stream().filter(operation -> operation.stepOf() != null);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void steps_areReplacedByExistingMethods(ContractDocument.Operation step) throws ReflectiveOperationException {
        Set<String> methods = namesOf(resource(step.tag()));
        assertThat(methods).containsAll(Objects.requireNonNull(step.stepOf()));
        assertThat(methods).doesNotContain(step.sdkName(), step.sdkName() + "WithResponse");
        assertThat(namesOf(Class.forName("com.syncsketch.sdk.api." + step.tag() + "StepsApi")))
                .contains(step.sdkName())
                .doesNotContain(step.sdkName() + "WithResponse");
        assertThat(namesOf(Class.forName("com.syncsketch.sdk.api." + step.tag() + "StepsWithResponseApi")))
                .contains(step.sdkName() + "WithResponse");
    }

    @Test
    void steps_allHaveAReplacement() {
        assertThat(steps()).hasSizeGreaterThan(5).noneMatch(step -> List.of().equals(step.stepOf()));
    }

    private static Class<?> resource(String tag) throws NoSuchMethodException {
        return SyncSketchClient.class
                .getMethod(tag.substring(0, 1).toLowerCase(Locale.ROOT) + tag.substring(1))
                .getReturnType();
    }

    private static Set<String> namesOf(Class<?> type) {
        return Stream.of(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
    }
}

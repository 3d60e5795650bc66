package com.syncsketch.sdk.client.internal.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceFactoryTest {

    /** Stands for a generated interface. */
    public interface Api {
        String get(long id);

        default String first() {
            return get(1);
        }
    }

    /** Stands for hand-written operations. */
    public interface Operations {
        String twice(long id);
    }

    /** Stands for a resource. */
    public interface Resource extends Api, Operations {
        default String both() {
            return first() + twice(2);
        }
    }

    private final Api api = id -> "<" + id + ">";

    private final Operations operations = id -> {
        if (id < 0) {
            throw new IllegalArgumentException("negative");
        }
        return id + "" + id;
    };

    @Test
    void of_combinesImplementationsAndDefaultMethods() {
        Resource resource = ResourceFactory.of(Resource.class, List.of(api, operations));
        assertThat(resource.both()).isEqualTo("<1>22");
        assertThat(resource.get(7)).isEqualTo("<7>");
        assertThat(resource.equals(null)).isFalse();
        assertThat(resource).isEqualTo(resource).hasToString("Resource");
    }

    @Test
    void of_passesExceptionsThroughUnchanged() {
        Resource resource = ResourceFactory.of(Resource.class, List.of(api, operations));
        assertThatThrownBy(() -> resource.twice(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative");
    }

    @Test
    void of_withoutAnImplementation_throws() {
        assertThatThrownBy(() -> ResourceFactory.of(Resource.class, List.of(api)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> ResourceFactory.of(Resource.class, List.of(api, new Object())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }
}

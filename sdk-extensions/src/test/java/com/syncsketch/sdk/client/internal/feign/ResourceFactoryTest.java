package com.syncsketch.sdk.client.internal.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceFactoryTest {

    /** Stands for a generated interface. */
    public interface Api {
        String get(long id);

        default String first() {
            return get(1);
        }
    }

    /** Stands for a resource. */
    public interface Resource extends Api {
        String twice(long id);

        default String both() {
            return first() + twice(2);
        }
    }

    private static final class Helper {
        public String twice(long id) {
            if (id < 0) {
                throw new IllegalArgumentException("negative");
            }
            return id + "" + id;
        }
    }

    private final Api api = id -> "<" + id + ">";

    @Test
    void of_joinsApiHelperAndDefaultMethods() {
        Resource resource = ResourceFactory.of(Resource.class, api, new Helper());
        assertThat(resource.both()).isEqualTo("<1>22");
        assertThat(resource.get(7)).isEqualTo("<7>");
        assertThat(resource.equals(null)).isFalse();
        assertThat(resource).isEqualTo(resource).hasToString("Resource");
    }

    @Test
    void of_passesExceptionsOnAsTheyAre() {
        Resource resource = ResourceFactory.of(Resource.class, api, new Helper());
        assertThatThrownBy(() -> resource.twice(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative");
    }

    @Test
    void of_whenNobodyAnswersAMethod_saysWhich() {
        assertThatThrownBy(() -> ResourceFactory.of(Resource.class, api, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> ResourceFactory.of(Resource.class, api, new Object()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }
}

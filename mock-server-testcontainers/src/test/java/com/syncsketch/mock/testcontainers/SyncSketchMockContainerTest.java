package com.syncsketch.mock.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

/** Checks the configuration of the container. Another test, which needs a Docker engine, starts it. */
class SyncSketchMockContainerTest {

    private final SyncSketchMockContainer container = new SyncSketchMockContainer("syncsketch-mock-server:1");

    @Test
    void options_areEnvironmentVariables() {
        container.withOption("page-size", "7").withStrictRequests().withDemoSeed();

        assertThat(container.getEnvMap())
                .containsEntry("SYNCSKETCH_MOCK_PAGE_SIZE", "7")
                .containsEntry("SYNCSKETCH_MOCK_STRICT", "true")
                .containsEntry("SYNCSKETCH_MOCK_SEED", "demo")
                .containsEntry("SYNCSKETCH_MOCK_PORT", "8080");
        assertThat(container.getExposedPorts()).containsExactly(SyncSketchMockContainer.PORT);
    }

    @Test
    void seed_isAFileInTheContainer() {
        container.withSeed("{}");

        assertThat(container.getEnvMap()).containsEntry("SYNCSKETCH_MOCK_SEED", "/tmp/syncsketch-seed.json");
    }

    @Test
    void credentials_areThoseOfTheFirstUser() {
        assertThat(container.getUser()).isEqualTo("mock@example.com");
        assertThat(container.getKey()).hasSize(40);

        container.withCredentials("ada@example.com", "s3cret");

        assertThat(container.getUser()).isEqualTo("ada@example.com");
        assertThat(container.getKey()).isEqualTo("s3cret");
    }

    @Test
    void otherImages_areRejected() {
        assertThatThrownBy(() -> new SyncSketchMockContainer("nginx:1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("syncsketch-mock-server");

        assertThatCode(() -> new SyncSketchMockContainer(DockerImageName.parse("registry.studio.example/mock:2")
                        .asCompatibleSubstituteFor("syncsketch-mock-server")))
                .doesNotThrowAnyException();
    }
}

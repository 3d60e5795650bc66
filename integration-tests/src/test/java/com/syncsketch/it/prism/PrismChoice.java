package com.syncsketch.it.prism;

import java.util.Optional;

/** The choice between a container and a process, with its reason. */
record PrismChoice(PrismMode mode, String image, String reason) {
    static PrismChoice make(PrismMode wanted, String image, DockerEngine engine) {
        if (wanted == PrismMode.PROCESS) {
            return new PrismChoice(PrismMode.PROCESS, image, "docker: not requested");
        }
        Optional<String> missing = missing(image, engine);
        if (missing.isEmpty()) {
            return new PrismChoice(PrismMode.CONTAINER, image, "");
        }
        if (wanted == PrismMode.CONTAINER) {
            throw new IllegalStateException("Prism must run in a container (-D" + PrismMode.PROPERTY
                    + "=container), but " + missing.get() + ". .ci/docker-up starts an engine, .ci/prism-image builds "
                    + PrismOptions.DEFAULT_IMAGE + "; -D" + PrismMode.PROPERTY + "=process needs neither.");
        }
        return new PrismChoice(PrismMode.PROCESS, image, "docker: " + missing.get());
    }

    /** Returns the choice of a process if the container failed to start, or else this choice. */
    PrismChoice unless(String failure) {
        return failure == null ? this : new PrismChoice(PrismMode.PROCESS, image, failure);
    }

    private static Optional<String> missing(String image, DockerEngine engine) {
        Optional<String> unavailability = engine.unavailability();
        if (unavailability.isPresent()) {
            return unavailability;
        }
        return engine.hasImage(image) ? Optional.empty() : Optional.of("the engine has no image " + image);
    }

    String describe() {
        return mode == PrismMode.CONTAINER ? "in a container (image " + image + ")" : "as a local Node process";
    }

    String remark() {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}

package com.syncsketch.it.prism;

import java.util.Optional;

/** The decision between container and process, with its reason. */
record PrismChoice(PrismMode mode, String image, String reason) {
    static PrismChoice make(PrismMode wanted, String image, DockerEngine engine) {
        if (wanted == PrismMode.PROCESS) {
            return new PrismChoice(PrismMode.PROCESS, image, "process requested");
        }
        Optional<String> obstacle = obstacle(image, engine);
        if (obstacle.isEmpty()) {
            return new PrismChoice(PrismMode.CONTAINER, image, "");
        }
        if (wanted == PrismMode.CONTAINER) {
            throw new IllegalStateException("Prism cannot run in a container (-D" + PrismMode.PROPERTY
                    + "=container): " + obstacle.get() + ". .ci/docker-up starts an engine; without a registry, "
                    + ".ci/prism-image builds an image to be named with -D" + PrismOptions.IMAGE_PROPERTY + "; -D"
                    + PrismMode.PROPERTY + "=process needs neither.");
        }
        return new PrismChoice(PrismMode.PROCESS, image, obstacle.get());
    }

    private static Optional<String> obstacle(String image, DockerEngine engine) {
        Optional<String> unavailable = engine.unavailableReason();
        if (unavailable.isPresent() || engine.hasImage(image)) {
            return unavailable;
        }
        return engine.pull(image).map(failure -> image + " could not be pulled: " + failure);
    }

    String describe() {
        return mode == PrismMode.CONTAINER ? "in a container (image " + image + ")" : "as a local Node process";
    }

    String remark() {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}

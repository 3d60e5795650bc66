package com.syncsketch.release.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The software bill of materials of an artifact.
 *
 * @param subject the artifact, as {@code group:artifact:version}
 * @param components the runtime dependencies and embedded components, in the same form
 */
public record Sbom(String subject, List<String> components) {

    /** Reads the SBOM of an artifact. */
    public static Sbom of(Artifact artifact) throws IOException {
        return read(artifact.sbom());
    }

    static Sbom read(Path json) throws IOException {
        JsonNode root = new ObjectMapper().readTree(json.toFile());
        return new Sbom(
                coordinates(root.at("/metadata/component")),
                StreamSupport.stream(root.path("components").spliterator(), false)
                        .map(Sbom::coordinates)
                        .toList());
    }

    private static String coordinates(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText() + ":"
                + component.path("version").asText();
    }
}

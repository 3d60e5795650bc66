/**
 * The generated client of the SyncSketch API: interfaces with Feign's annotations, and models.
 *
 * <p>Jackson and Feign read and write models by reflection, so the models are open to these two and to nobody else.
 */
module com.syncsketch.sdk {
    requires transitive feign.core;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.databind;
    // Needed to compile against the client, not to run it.
    requires static transitive jakarta.annotation;

    exports com.syncsketch.sdk.api;
    exports com.syncsketch.sdk.model;

    opens com.syncsketch.sdk.api to
            feign.core;
    opens com.syncsketch.sdk.model to
            com.fasterxml.jackson.databind,
            feign.core;
}

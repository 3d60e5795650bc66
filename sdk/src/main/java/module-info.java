/**
 * The generated client of the SyncSketch API: interfaces with Feign's annotations, and models.
 *
 * <p>Jackson and Feign access models by reflection, so the model package is open to these two only.
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

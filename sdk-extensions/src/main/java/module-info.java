/** The client of the SyncSketch service. Start at {@link com.syncsketch.sdk.client.SyncSketchClient}. */
module com.syncsketch.sdk.client {
    requires transitive com.syncsketch.sdk;
    requires java.xml;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
    // Needed to compile against the client, not to run it.
    requires static transitive jakarta.annotation;

    exports com.syncsketch.sdk.client;
    exports com.syncsketch.sdk.client.auth;
    exports com.syncsketch.sdk.client.download;
    exports com.syncsketch.sdk.client.error;
    exports com.syncsketch.sdk.client.http;
    exports com.syncsketch.sdk.client.notes;
    exports com.syncsketch.sdk.client.paging;
    exports com.syncsketch.sdk.client.resource;
    exports com.syncsketch.sdk.client.retry;
    exports com.syncsketch.sdk.client.task;
    exports com.syncsketch.sdk.client.upload;
    exports com.syncsketch.sdk.client.webhook;
}

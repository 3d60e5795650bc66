/** A program on the module path. Requires only the client, not its dependencies. */
module com.example.consumer {
    requires com.syncsketch.sdk.client;
}

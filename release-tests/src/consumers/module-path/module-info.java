/** A program on the module path. It names the client and nothing that the client stands on. */
module com.example.consumer {
    requires com.syncsketch.sdk.client;
}

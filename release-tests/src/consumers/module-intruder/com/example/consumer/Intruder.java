package com.example.consumer;

/** Must not compile. */
final class Intruder {

    com.syncsketch.sdk.client.internal.http.Transport transport;
}

package com.example.consumer;

/** Must not compile, because it uses an internal package. */
final class Intruder {

    com.syncsketch.sdk.client.internal.http.Transport transport;
}

package com.syncsketch.sdk.client.internal.http.engine;

import com.syncsketch.sdk.client.internal.proxy.ProxyResolver;
import jakarta.annotation.Nullable;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How connections are made and kept.
 *
 * @param proxies decides which proxy to use
 * @param sslContext the TLS settings, or null for those of the JVM
 * @param connectTimeout the maximum time to establish a connection, TLS included
 * @param maxConnections the maximum number of connections per server
 * @param idleTimeout how long an unused connection is kept
 * @param lifetime how long a connection is used at all
 * @param uploads limits how fast files are sent
 */
public record ConnectionSettings(
        ProxyResolver proxies,
        @Nullable SSLContext sslContext,
        Duration connectTimeout,
        int maxConnections,
        Duration idleTimeout,
        Duration lifetime,
        BandwidthLimiter uploads) {}

package io.azurecredentials.emulator.proxy;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Where a proxy leads.
 *
 * @param secureHosts hosts reached by CONNECT, on port 443
 * @param plainHosts hosts reached by absolute URL
 * @param stamp a header that every plain request gets, {@code Name: value}; empty for none
 * @param refused is told method and host of what was refused
 */
public record Routes(
        Set<String> secureHosts,
        InetSocketAddress secure,
        Set<String> plainHosts,
        InetSocketAddress plain,
        String stamp,
        BiConsumer<String, String> refused) {}

package io.azurecredentials.emulator.proxy;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Where a proxy leads.
 *
 * @param secureHosts hosts reached by CONNECT, on port 443
 * @param plainHosts hosts reached by absolute URL
 * @param stamp a header that every request gets, {@code Name: value}; empty for none
 * @param tunnels told of what cannot be stamped here
 * @param refused is told method and host of what was refused
 */
public record Routes(
        Set<String> secureHosts,
        InetSocketAddress secure,
        Set<String> plainHosts,
        InetSocketAddress plain,
        String stamp,
        Tunnels tunnels,
        BiConsumer<String, String> refused) {}

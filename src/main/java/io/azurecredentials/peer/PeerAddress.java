package io.azurecredentials.peer;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where somebody is: an IPv4 address, or a /64 of IPv6, in which one machine has as many addresses
 * as it likes (RFC 4291 section 2.5.4).
 *
 * @param prefix its bytes, of which nobody may move the position
 */
public record PeerAddress(ByteBuffer prefix) {
    private static final int IPV6_SITE = 8;

    /** Of an address. */
    public static PeerAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new PeerAddress(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, IPV6_SITE)));
    }
}

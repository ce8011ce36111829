package io.azurecredentials.session.token;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3). An IPv4 address that
 * came mapped into IPv6 is the IPv4 address. Names, zones and short or octal forms of IPv4 are not
 * addresses here.
 *
 * @param network its first address
 * @param prefix how many leading bits are fixed
 */
public record AddressRange(InetAddress network, int prefix) {
    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:.]{2,45}");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** The range that the text names: {@code 10.0.0.0/8}, {@code fd00::/8} or one address. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return address(address)
                .flatMap(it -> slash < 0 ? one(it) : range(it, text.substring(slash + 1)));
    }

    /** The address that the text spells out; nothing is ever looked up. */
    public static Optional<InetAddress> address(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(Inet4Address.ofLiteral(text));
            }
            return text.contains(":") && IPV6.matcher(text).matches()
                    ? Optional.of(Inet6Address.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether the address is in it. */
    public boolean contains(InetAddress address) {
        byte[] wanted = network.getAddress();
        byte[] given = address.getAddress();
        return wanted.length == given.length && sharedBits(wanted, given) >= prefix;
    }

    /** What is in both: the narrower of the two, or nothing. */
    public Stream<AddressRange> shared(AddressRange other) {
        AddressRange wide = prefix <= other.prefix ? this : other;
        AddressRange narrow = prefix <= other.prefix ? other : this;
        return wide.contains(narrow.network) ? Stream.of(narrow) : Stream.empty();
    }

    /** As it was written, one spelling for each range. */
    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }

    private static Optional<AddressRange> one(InetAddress address) {
        return Optional.of(new AddressRange(address, address.getAddress().length * Byte.SIZE));
    }

    /** Bits beyond the prefix would be a mistake that nobody sees. */
    private static Optional<AddressRange> range(InetAddress network, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(prefix);
        byte[] bytes = network.getAddress();
        return bits <= bytes.length * Byte.SIZE && isZeroFrom(bits, bytes)
                ? Optional.of(new AddressRange(network, bits))
                : Optional.empty();
    }

    private static boolean isZeroFrom(int bits, byte[] bytes) {
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            if ((bytes[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int sharedBits(byte[] one, byte[] other) {
        for (int i = 0; i < one.length; i++) {
            int difference = (one[i] ^ other[i]) & 0xFF;
            if (difference != 0) {
                return i * Byte.SIZE
                        + Integer.numberOfLeadingZeros(difference)
                        - Integer.SIZE
                        + Byte.SIZE;
            }
        }
        return one.length * Byte.SIZE;
    }
}

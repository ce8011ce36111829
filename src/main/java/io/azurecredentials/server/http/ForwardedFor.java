package io.azurecredentials.server.http;

import io.azurecredentials.session.token.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is behind the proxies that we trust. Each of them adds at the right whom it was called by, so
 * the caller is the first from the right that is no such proxy; what stands left of that is the
 * caller's own invention.
 *
 * @param trusted where our proxies are
 */
public record ForwardedFor(List<AddressRange> trusted) {
    private static final int MOST_HOPS = 32;

    /** Azure's Application Gateway adds the port. */
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:([0-9.]{7,15})|\\[([0-9A-Fa-f:.]{2,45})])(?::[0-9]{1,5})?");

    public ForwardedFor {
        trusted = List.copyOf(trusted);
    }

    /**
     * The caller's address.
     *
     * @param peer the other end of the connection
     * @param fields the values of {@code X-Forwarded-For}, which count only if the peer is trusted
     * @throws Refused with 400 if a trusted proxy sent what is no list of addresses
     */
    public InetAddress caller(InetAddress peer, List<String> fields) {
        if (!trusts(peer)) {
            return peer;
        }
        List<InetAddress> hops = hops(fields);
        InetAddress caller = peer;
        for (int i = hops.size() - 1; i >= 0 && trusts(caller); i--) {
            caller = hops.get(i);
        }
        return caller;
    }

    /** Whether it is one of our proxies. */
    public boolean trusts(InetAddress peer) {
        return trusted.stream().anyMatch(it -> it.contains(peer));
    }

    private static List<InetAddress> hops(List<String> fields) {
        List<InetAddress> hops = new ArrayList<>();
        for (String field : fields) {
            for (String hop : field.split(",", -1)) {
                hops.add(address(hop.strip()).orElseThrow(ForwardedFor::unreadable));
            }
        }
        if (hops.size() > MOST_HOPS) {
            throw unreadable();
        }
        return hops;
    }

    private static Optional<InetAddress> address(String text) {
        Matcher matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return AddressRange.address(text);
        }
        return AddressRange.address(
                Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)));
    }

    private static Refused unreadable() {
        return Refused.because(400, "X-Forwarded-For is not a list of addresses");
    }
}

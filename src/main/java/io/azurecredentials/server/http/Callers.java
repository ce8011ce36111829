package io.azurecredentials.server.http;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a request of what came over one connection.
 *
 * @param peer its other end
 * @param certificates what it showed, its own first; asked once for each request
 * @param unlimited whether what it showed proves that it asks for others, so that it is not limited
 *     as one caller
 * @param proxies whose word about callers counts
 * @param mayAsk counts a request of a caller, and says whether it may
 * @param ids names for requests
 * @param namespace of requests that name none
 */
public record Callers(
        InetAddress peer,
        Supplier<List<X509Certificate>> certificates,
        BooleanSupplier unlimited,
        ForwardedFor proxies,
        Predicate<InetAddress> mayAsk,
        Supplier<String> ids,
        String namespace) {

    /**
     * Before anything is read; who is behind a proxy is counted once we know.
     *
     * @throws Refused with 429
     */
    public void count() {
        if (!proxies.trusts(peer)) {
            count(peer);
        }
    }

    /** Never fails: what has no meaning has an answer. */
    public Incoming read(Head head, Body body) {
        boolean bodiless = head.method().equals("HEAD");
        try {
            InetAddress caller = proxies.caller(peer, head.all("x-forwarded-for"));
            if (proxies.trusts(peer)) {
                count(caller);
            }
            return new Incoming.Asked(
                    Requests.read(ids.get(), head, body, caller, certificates.get(), namespace),
                    bodiless);
        } catch (Refused e) {
            return new Incoming.Wrong(e.reply(), bodiless);
        }
    }

    private void count(InetAddress caller) {
        if (!unlimited.getAsBoolean() && !mayAsk.test(caller)) {
            throw new Refused(Reply.error(429, "too many requests").with("Retry-After", "1"));
        }
    }
}

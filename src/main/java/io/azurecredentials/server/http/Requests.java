package io.azurecredentials.server.http;

import io.azurecredentials.base.Sensitive;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a request of what came over the wire, or refuses what has two meanings. */
public final class Requests {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_TRACEPARENT = 55;
    private static final Set<String> YES = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> NO = Set.of("0", "f", "F", "false", "FALSE", "False");

    private static final Pattern NO_TIME = Pattern.compile("(0+(ms|s|m|h|d)?)?");

    /** RFC 1123, as Kubernetes names namespaces. */
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private Requests() {}

    /**
     * @param id of our own making
     * @param caller from where
     * @param certificates that the other end of the connection showed
     * @param namespace of those who name none
     * @throws Refused with 400 or 405
     */
    public static Request read(
            String id,
            Head head,
            Body body,
            InetAddress caller,
            List<X509Certificate> certificates,
            String namespace) {
        Target target = Target.read(head.target());
        boolean list = head.method().equals("GET") && asksForList(target);
        Verb verb = Verb.of(head.method(), list).orElseThrow(Requests::unsupported);
        if (head.one("x-vault-wrap-ttl").filter(Requests::isWrapping).isPresent()) {
            throw Refused.because(
                    400,
                    "response wrapping is not supported; ask without X-Vault-Wrap-TTL for the answer itself");
        }
        return new Request(
                id,
                verb,
                target,
                Map.of(),
                namespace(head).orElse(namespace),
                token(head),
                head.one("content-type").map(body::announced).orElse(body),
                caller,
                certificates,
                head.method(),
                traceparent(head));
    }

    /** Whether a namespace can be called that (RFC 1123 label). */
    public static boolean isNamespace(String name) {
        return NAMESPACE.matcher(name).matches();
    }

    /** Vault's clients may add a slash; what names no namespace of a cluster is nobody's. */
    private static Optional<String> namespace(Head head) {
        Optional<String> name =
                head.one("x-vault-namespace")
                        .map(it -> it.endsWith("/") ? it.substring(0, it.length() - 1) : it)
                        .filter(it -> !it.isEmpty());
        if (name.filter(it -> !isNamespace(it)).isPresent()) {
            throw Refused.because(400, "X-Vault-Namespace is not the name of a namespace");
        }
        return name;
    }

    /** Two of them, or one that is too long, are as good as none (W3C Trace Context, 3.2). */
    private static Optional<String> traceparent(Head head) {
        List<String> all = head.all("traceparent");
        return all.size() == 1 && all.getFirst().length() <= LONGEST_TRACEPARENT
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    /** Two that differ are a question of who is asked first; here nobody is. */
    private static Optional<Sensitive> token(Head head) {
        List<String> tokens =
                Stream.concat(
                                head.one("x-vault-token").stream(),
                                head.one("authorization").stream().flatMap(Requests::bearer))
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
        if (tokens.size() > 1) {
            throw Refused.because(400, "X-Vault-Token and Authorization differ");
        }
        return tokens.stream().findFirst().map(Sensitive::of);
    }

    private static Stream<String> bearer(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Stream.of(authorization.substring(SCHEME.length()).strip())
                : Stream.empty();
    }

    /** As Vault reads booleans (Go, {@code strconv.ParseBool}). */
    private static boolean asksForList(Target target) {
        String said = target.query("list").orElse("");
        if (!said.isEmpty() && !YES.contains(said) && !NO.contains(said)) {
            throw Refused.because(400, "list must be true or false");
        }
        return YES.contains(said);
    }

    /** Clients send an empty or a zero one for none. */
    private static boolean isWrapping(String value) {
        return !NO_TIME.matcher(value).matches();
    }

    private static Refused unsupported() {
        return new Refused(Routes.unsupported());
    }
}

package io.azurecredentials.server.http;

import io.azurecredentials.base.Sensitive;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is well-formed and has one meaning.
 *
 * @param id of our own making, for audit and for the caller
 * @param verb what is to be done
 * @param target with what, decoded once
 * @param variables what the route's pattern names in it
 * @param namespace of {@code X-Vault-Namespace}, else the one that is set for those who name none
 * @param token of {@code X-Vault-Token} or {@code Authorization: Bearer}; not checked yet
 * @param body as it was sent, at most 64 KiB
 * @param caller the address it came from, behind proxies that are trusted
 * @param certificates what the other end of the connection showed and has the key of, its own
 *     first; nobody has said what they are good for
 * @param method by which it was sent, of those that have a verb
 * @param traceparent as the caller sent it, unchecked but short; nothing is decided by it
 * @param presence whether he still waits
 */
public record Request(
        String id,
        Verb verb,
        Target target,
        Map<String, String> variables,
        String namespace,
        Optional<Sensitive> token,
        Body body,
        InetAddress caller,
        List<X509Certificate> certificates,
        String method,
        Optional<String> traceparent,
        Presence presence) {
    public Request {
        certificates = List.copyOf(certificates);
        variables = Map.copyOf(variables);
    }

    /** Of somebody of whom nobody can tell whether he waits. */
    public Request(
            String id,
            Verb verb,
            Target target,
            Map<String, String> variables,
            String namespace,
            Optional<Sensitive> token,
            Body body,
            InetAddress caller,
            List<X509Certificate> certificates,
            String method,
            Optional<String> traceparent) {
        this(
                id,
                verb,
                target,
                variables,
                namespace,
                token,
                body,
                caller,
                certificates,
                method,
                traceparent,
                Presence.UNKNOWN);
    }

    /** What the pattern names so; a name that is not in the pattern is a bug. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    Request named(Map<String, String> names) {
        return with(names, presence);
    }

    Request with(Presence known) {
        return with(variables, known);
    }

    private Request with(Map<String, String> names, Presence known) {
        return new Request(
                id,
                verb,
                target,
                names,
                namespace,
                token,
                body,
                caller,
                certificates,
                method,
                traceparent,
                known);
    }
}

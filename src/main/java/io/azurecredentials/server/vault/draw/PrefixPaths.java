package io.azurecredentials.server.vault.draw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.draw.Lease;
import io.azurecredentials.draw.LeaseID;
import io.azurecredentials.draw.Leases;
import io.azurecredentials.draw.Patience;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.administration.Asked;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Leases by the beginning of their ids: listed, and revoked. That takes the right to list, or to
 * delete, all AzureCredentials of the namespace, unless it is one lease that the caller drew.
 */
record PrefixPaths(Office office, Leases leases) {
    private static final String RESOURCE = "azurecredentials";

    /** What asks for a list without a prefix. */
    Handler listing() {
        return office.quiet(this::list);
    }

    List<Route> routes() {
        Handler revoke = office.audited(Deed.REVOCATION, this::revoke);
        return Stream.concat(
                        Stream.of(
                                        "v1/sys/leases/revoke-prefix/*prefix",
                                        "v1/sys/leases/revoke-force/*prefix",
                                        "v1/sys/revoke-prefix/*prefix",
                                        "v1/sys/revoke-force/*prefix")
                                .map(it -> Route.at(it).on(Verb.WRITE, revoke)),
                        Stream.of(
                                Route.at("v1/sys/leases/lookup/*prefix").on(Verb.LIST, listing())))
                .toList();
    }

    /** A lease of that very id, or all below it. */
    private static boolean isMeant(String prefix, Lease lease) {
        String id = lease.id().toString();
        return id.equals(prefix) || id.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** In ids, roles go by the names of their AzureRoles, whatever they are called in Vault. */
    private static String prefix(Asked asked) {
        String text = Optional.ofNullable(asked.request().variables().get("prefix")).orElse("");
        if (!text.startsWith(LeaseID.PREFIX)) {
            return text;
        }
        String rest = text.substring(LeaseID.PREFIX.length());
        int slash = rest.indexOf('/');
        String role = slash < 0 ? rest : rest.substring(0, slash);
        return LeaseID.PREFIX + RoleName.of(role).orElse(role) + rest.substring(role.length());
    }

    private Told revoke(Asked asked) {
        String prefix = prefix(asked);
        return all(
                asked,
                leases -> {
                    List<Lease> meant = leases.stream().filter(it -> isMeant(prefix, it)).toList();
                    return refusal(asked, prefix, meant).orElseGet(() -> revoked(asked, meant));
                });
    }

    private Optional<Told> refusal(Asked asked, String prefix, List<Lease> meant) {
        boolean own =
                meant.size() == 1
                        && meant.getFirst().id().toString().equals(prefix)
                        && meant.getFirst().user().equals(asked.caller().user());
        return own
                ? Optional.empty()
                : office.refusal(asked, List.of(right(asked, "deletecollection")));
    }

    private Told revoked(Asked asked, List<Lease> meant) {
        boolean waits = Answers.waits(asked.request());
        String namespace = asked.request().namespace();
        for (Lease lease : meant) {
            Answer<Boolean> told = leases.revoke(namespace, lease.id(), Optional.empty());
            if (told instanceof Answer.Refused<Boolean>(Problem problem)) {
                return Answers.failed(problem);
            }
        }
        for (Lease lease : waits ? meant : List.<Lease>of()) {
            Patience caller = asked.request().presence()::lasts;
            var _ = leases.revoke(namespace, lease.id(), Optional.of(caller));
        }
        return waits ? Answers.done() : Answers.accepted();
    }

    private Told list(Asked asked) {
        return office.refusal(asked, List.of(right(asked, "list")))
                .orElseGet(() -> all(asked, leases -> listed(asked, leases)));
    }

    private static Told listed(Asked asked, List<Lease> all) {
        String prefix = prefix(asked);
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = data.putArray("keys");
        all.stream()
                .map(it -> it.id().toString())
                .filter(it -> it.startsWith(folder))
                .map(it -> entry(it.substring(folder.length())))
                .distinct()
                .sorted()
                .forEach(keys::add);
        return keys.isEmpty()
                ? Answers.none()
                : Answers.json(
                        Envelope.of(asked.request().id(), Optional.of(data), List.of(), "system"));
    }

    /** Up to the next slash, and with it. */
    private static String entry(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash + 1);
    }

    private Told all(Asked asked, Function<List<Lease>, Told> next) {
        return switch (leases.list(asked.request().namespace())) {
            case Answer.Refused<List<Lease>>(Problem problem) -> Answers.failed(problem);
            case Answer.Given<List<Lease>>(List<Lease> found) -> next.apply(found);
        };
    }

    private static Right right(Asked asked, String verb) {
        return new Right(verb, RESOURCE, asked.request().namespace(), "");
    }
}

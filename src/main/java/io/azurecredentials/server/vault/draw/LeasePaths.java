package io.azurecredentials.server.vault.draw;

import static io.azurecredentials.server.vault.draw.Answers.done;
import static io.azurecredentials.server.vault.draw.Answers.failed;
import static io.azurecredentials.server.vault.draw.Answers.json;
import static io.azurecredentials.server.vault.draw.Answers.wrong;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.draw.Extension;
import io.azurecredentials.draw.Lease;
import io.azurecredentials.draw.LeaseID;
import io.azurecredentials.draw.Leases;
import io.azurecredentials.draw.Patience;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.administration.Asked;
import io.azurecredentials.server.vault.administration.Office;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.server.vault.wire.Fields;
import io.azurecredentials.server.vault.wire.Increment;
import io.azurecredentials.server.vault.wire.LeaseEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code sys/leases} and what it was called before. An id is no capability: whoever did not draw it
 * himself needs the right to see, or to delete, its AzureCredential.
 *
 * @param office knows who asks
 * @param now the time
 */
public record LeasePaths(Office office, Leases leases, Supplier<Instant> now) {
    private static final String ID = "lease_id";
    private static final String RESOURCE = "azurecredentials";

    /** The paths. */
    public List<Route> routes() {
        Handler lookup = about(Deed.LOOKUP, "get", wrong("invalid lease"), this::lookUp);
        Handler renew = about(Deed.RENEWAL, "delete", wrong("lease not found"), this::renew);
        // What is not there is revoked, as in Vault
        Handler revoke = about(Deed.REVOCATION, "delete", done(), this::revoked);
        PrefixPaths prefixes = new PrefixPaths(office, leases);
        List<Route> own =
                List.of(
                        Route.at("v1/sys/leases/lookup")
                                .on(Verb.WRITE, lookup)
                                .on(Verb.LIST, prefixes.listing()),
                        Route.at("v1/sys/leases/renew").on(Verb.WRITE, renew),
                        Route.at("v1/sys/leases/renew/*lease").on(Verb.WRITE, renew),
                        Route.at("v1/sys/leases/revoke").on(Verb.WRITE, revoke),
                        Route.at("v1/sys/leases/revoke/*lease").on(Verb.WRITE, revoke),
                        Route.at("v1/sys/renew").on(Verb.WRITE, renew),
                        Route.at("v1/sys/renew/*lease").on(Verb.WRITE, renew),
                        Route.at("v1/sys/revoke").on(Verb.WRITE, revoke),
                        Route.at("v1/sys/revoke/*lease").on(Verb.WRITE, revoke));
        return Stream.concat(own.stream(), prefixes.routes().stream()).toList();
    }

    /** What is done to a lease that is there, by somebody who may. */
    private Handler about(
            Deed deed, String verb, Told missing, BiFunction<Asked, Lease, Told> deal) {
        return office.audited(
                deed, asked -> answer(asked, missing, it -> permitted(asked, it, verb, deal)));
    }

    private Told answer(Asked asked, Told missing, Function<Lease, Told> deal) {
        String id = id(asked.request());
        if (id.isEmpty()) {
            return wrong("lease_id must be specified");
        }
        Optional<LeaseID> known = LeaseID.read(id);
        if (known.isEmpty()) {
            return missing;
        }
        return switch (leases.find(asked.request().namespace(), known.get())) {
            case Answer.Refused<Optional<Lease>>(Problem problem) -> failed(problem);
            case Answer.Given<Optional<Lease>>(var lease) -> lease.map(deal).orElse(missing);
        };
    }

    /** In the path, or in the body. */
    private static String id(Request request) {
        return Optional.ofNullable(request.variables().get("lease"))
                .orElseGet(() -> Fields.of(request).text(ID));
    }

    private Told permitted(
            Asked asked, Lease lease, String verb, BiFunction<Asked, Lease, Told> deal) {
        Told told = refusal(asked, lease, verb).orElseGet(() -> deal.apply(asked, lease));
        return new Told(told.reply(), told.account().on(RESOURCE + "/" + lease.id().object()));
    }

    private Optional<Told> refusal(Asked asked, Lease lease, String verb) {
        Right right = new Right(verb, RESOURCE, asked.request().namespace(), lease.id().object());
        return lease.user().equals(asked.caller().user())
                ? Optional.empty()
                : office.refusal(asked, List.of(right));
    }

    private Told lookUp(Asked asked, Lease lease) {
        if (lease.isOver(now.get())) {
            return wrong("invalid lease");
        }
        return json(
                Envelope.of(
                        asked.request().id(),
                        Optional.of(
                                LeaseEnvelope.data(
                                        lease.id().toString(),
                                        LeaseID.PREFIX + lease.id().role(),
                                        lease.issuedAt(),
                                        lease.expiresAt(),
                                        lease.left(now.get()))),
                        List.of(),
                        "system"));
    }

    private Told renew(Asked asked, Lease lease) {
        if (lease.isOver(now.get())) {
            return wrong("lease expired");
        }
        Request request = asked.request();
        Optional<Duration> increment = Increment.read(Fields.of(request));
        return switch (leases.extend(request.namespace(), lease.id(), increment, patience(asked))) {
            case Answer.Refused<Extension>(Problem problem) -> failed(problem);
            case Answer.Given<Extension>(Extension.Over _) -> wrong("lease expired");
            case Answer.Given<Extension>(Extension.Open _) ->
                    failed(
                            Problem.retryable(
                                    Reason.ROLE_NOT_READY,
                                    "Nobody can tell yet how much longer it may live."));
            case Answer.Given<Extension>(Extension.Decided(Lease longer, Duration wanted)) ->
                    json(
                            LeaseEnvelope.renewed(
                                    request.id(), longer.id().toString(), told(longer, wanted)));
        };
    }

    /** Ends are in whole seconds, so that there may be a part of one more than was asked for. */
    private Duration told(Lease lease, Duration wanted) {
        Duration left = lease.left(now.get());
        return wanted.isPositive() && wanted.compareTo(left) < 0 ? wanted : left;
    }

    private Told revoked(Asked asked, Lease lease) {
        boolean waits = Answers.waits(asked.request());
        Optional<Patience> caller = Optional.of(patience(asked)).filter(_ -> waits);
        List<LeaseID> ids = List.of(lease.id());
        return Answers.ended(waits, leases.revoke(asked.request().namespace(), ids, caller));
    }

    private static Patience patience(Asked asked) {
        return asked.request().presence()::lasts;
    }
}

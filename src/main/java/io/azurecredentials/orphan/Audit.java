package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Comparison;
import io.azurecredentials.orphan.policy.Thing;
import io.azurecredentials.orphan.policy.Verdict;
import io.azurecredentials.orphan.policy.Watchlist;
import io.azurecredentials.settings.Settings.Orphans;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every tenant, and remembers between the looks since when something has no owner. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final Supplier<List<Reach>> reaches;
    private final Tenants tenants;
    private final Owners owners;
    private final Census census;
    private final Removals removals;
    private final Announcements announcements;
    private final Findings findings;
    private final Orphans wanted;
    private final Supplier<Duration> uptime;

    /** By tenant. */
    private final Map<String, Watchlist> watchlists = new HashMap<>();

    private final Map<String, List<Verdict>> left = new HashMap<>();

    /**
     * What one tenant showed.
     *
     * @param config through which
     */
    private record Sight(Reach reach, AzureConfig config, List<Thing> seen) {}

    /**
     * @param uptime a clock that nobody sets
     */
    Audit(
            Supplier<List<Reach>> reaches,
            Tenants tenants,
            Owners owners,
            Census census,
            Removals removals,
            Announcements announcements,
            Findings findings,
            Orphans wanted,
            Supplier<Duration> uptime) {
        this.reaches = reaches;
        this.tenants = tenants;
        this.owners = owners;
        this.census = census;
        this.removals = removals;
        this.announcements = announcements;
        this.findings = findings;
        this.wanted = wanted;
        this.uptime = uptime;
    }

    /**
     * Looks once: at Azure first and at the owners afterwards, because whatever Azure showed had
     * its owner before it existed. (They are read before as well, for the applications that they
     * name.)
     *
     * @throws RuntimeException if the API server fails; nothing is concluded from that
     */
    void look() {
        List<Reach> all = reaches.get();
        forgetOthers(all.stream().map(Reach::tenantID).collect(Collectors.toSet()));
        Claims naming = owners.read();
        List<Sight> sights = all.stream().flatMap(it -> sight(it, naming).stream()).toList();
        Claims claims = owners.read();
        sights.forEach(it -> conclude(it, claims));
        for (Thing.Kind kind : Thing.Kind.values()) {
            findings.left(kind, count(kind));
        }
        findings.looked(sights.size() == all.size());
    }

    /** What could not be listed to the end was not listed. */
    private Optional<Sight> sight(Reach reach, Claims naming) {
        Set<String> named = new HashSet<>(naming.applicationsIn(reach.tenantID()));
        named.addAll(reach.applications());
        Answer<Sight> answer =
                reach.ask(
                        tenants,
                        (config, tenant) ->
                                census.of(
                                                tenant.directory(),
                                                named,
                                                naming.clientsIn(reach.tenantID()))
                                        .map(it -> new Sight(reach, config, it)));
        return switch (answer) {
            case Answer.Given<Sight>(Sight it) -> Optional.of(it);
            case Answer.Refused<Sight>(Problem problem) -> {
                LOG.atWarn()
                        .addKeyValue("tenant", reach.tenantID())
                        .addKeyValue("reason", problem.reason())
                        .log("a tenant could not be searched for orphans; this is tried again");
                yield Optional.empty();
            }
        };
    }

    /** Owners are read once more before anything is removed. */
    private void conclude(Sight sight, Claims claims) {
        String tenant = sight.reach().tenantID();
        Duration now = uptime.get();
        Watchlist list =
                watchlists.getOrDefault(tenant, Watchlist.EMPTY).after(sight.seen(), claims, now);
        List<Verdict> verdicts = judge(sight, claims, list, now);
        boolean removing = wanted.removed() && !verdicts.isEmpty();
        List<Verdict> still =
                removing ? judge(sight, owners.read(), list, now) : List.<Verdict>of();
        List<Verdict> fresh = verdicts.stream().filter(it -> !list.knows(it)).toList();
        watchlists.put(tenant, list.telling(verdicts));
        announcements.log(tenant, fresh);
        List<Verdict> staying = new ArrayList<>(verdicts);
        staying.removeAll(remove(sight, still));
        announcements.found(sight.config(), staying.stream().filter(fresh::contains).toList());
        left.put(tenant, staying);
    }

    /** Those that have no owner for too long. */
    private List<Verdict> judge(Sight sight, Claims claims, Watchlist list, Duration now) {
        return Comparison.judge(sight.seen(), claims, list, now, wanted.grace()).stream()
                .filter(it -> it instanceof Verdict.Orphan || it instanceof Verdict.Unrecorded)
                .toList();
    }

    /** Removes the orphans among these; returns those that are gone. */
    private List<Verdict> remove(Sight sight, List<Verdict> verdicts) {
        List<Verdict> gone = new ArrayList<>();
        List<Verdict> removed = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Orphan(Thing thing)) {
                switch (remove(sight.reach(), thing)) {
                    case Answer.Given<Removal>(Removal removal) -> {
                        gone.add(verdict);
                        if (removal == Removal.REMOVED) {
                            removed.add(verdict);
                        }
                    }
                    case Answer.Refused<Removal>(Problem problem) ->
                            announcements.stuck(thing, problem);
                }
            }
        }
        announcements.removed(sight.config(), removed);
        return gone;
    }

    /** A defect with one thing must not keep the others. */
    private Answer<Removal> remove(Reach reach, Thing thing) {
        return Mishap.guard(
                () ->
                        reach.ask(
                                tenants,
                                (_, tenant) -> removals.remove(tenant, reach.scopes(), thing)));
    }

    private void forgetOthers(Set<String> tenantIDs) {
        watchlists.keySet().retainAll(tenantIDs);
        left.keySet().retainAll(tenantIDs);
    }

    private long count(Thing.Kind kind) {
        return left.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.thing().kind() == kind)
                .count();
    }
}

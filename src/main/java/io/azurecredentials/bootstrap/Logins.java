package io.azurecredentials.bootstrap;

import io.azurecredentials.admission.Namespaces;
import io.azurecredentials.audit.Trail;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.config.LiveConfigs;
import io.azurecredentials.config.Safe;
import io.azurecredentials.config.Surroundings;
import io.azurecredentials.config.Wanted;
import io.azurecredentials.login.Admissions;
import io.azurecredentials.login.AzureAdmissions;
import io.azurecredentials.login.Cast;
import io.azurecredentials.login.Catalogue;
import io.azurecredentials.login.Gatekeeper;
import io.azurecredentials.login.KeyCache;
import io.azurecredentials.login.KnownRoles;
import io.azurecredentials.login.LiveRoles;
import io.azurecredentials.login.Login;
import io.azurecredentials.login.OutsidersOnly;
import io.azurecredentials.login.RoleLogins;
import io.azurecredentials.login.RoleLogins.Use;
import io.azurecredentials.login.Rulebook;
import io.azurecredentials.login.Views;
import io.azurecredentials.login.jwt.Rehearsal;
import io.azurecredentials.login.lookup.Lookups;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.kubernetes.Audiences;
import io.azurecredentials.server.kubernetes.Forgeries;
import io.azurecredentials.server.kubernetes.Reviews;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.LoginPath;
import io.azurecredentials.server.vault.SessionTokens;
import io.azurecredentials.server.vault.TokenPaths;
import io.azurecredentials.session.Census;
import io.azurecredentials.session.KeyKeeper;
import io.azurecredentials.session.Roles;
import io.azurecredentials.session.TokenKeys;
import io.azurecredentials.session.Tokens;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.trace.Traces;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What letting people in takes, on every replica: nothing of it is written by a leader alone.
 *
 * @param catalogue what there is to log in for
 * @param census who has logged in
 * @param tokenKeys that our own tokens are sealed with
 * @param keeper keeps those known
 * @param signingKeys of Entra
 * @param trail where it is written down
 * @param own tokens that they give out
 * @param audited writes down what was decided
 * @param routes what can be asked
 */
record Logins(
        Catalogue catalogue,
        Census census,
        TokenKeys tokenKeys,
        KeyKeeper keeper,
        KeyCache signingKeys,
        Trail trail,
        SessionTokens own,
        Audited audited,
        List<Route> routes)
        implements AutoCloseable {

    /**
     * @param reviewers whether who showed these certificates may ask whose a token is
     */
    static Logins start(
            Settings settings,
            KubernetesClient client,
            Azure azure,
            Meters meters,
            Traces traces,
            Predicate<List<X509Certificate>> reviewers) {
        Clock clock = Clock.systemUTC();
        TokenKeys tokenKeys = new TokenKeys(client, settings.namespace(), clock);
        Cast cast = new Cast(tokenKeys::secretUID);
        Catalogue catalogue = new Catalogue(client, settings.watchNamespaces(), cast);
        KeyCache signingKeys = KeyCache.of(azure, sinceNow());
        Roles roles = new Roles(client);
        Census census = Census.start(client, settings.watchNamespaces(), tokenKeys);
        Tokens tokens = new Tokens(client, census, tokenKeys::known, roles, clock);
        Gatekeeper gatekeeper =
                gatekeeper(settings, client, azure, catalogue, cast, signingKeys, roles);
        Thread _ = Thread.ofPlatform().daemon().name("rehearsal").start(Rehearsal::run);
        Trail trail = trail(meters, clock);
        Audited audited =
                new Audited(
                        meters.requests().andThen(traces.requests()).andThen(trail::tell),
                        clock::instant);
        SessionTokens own = new SessionTokens(tokens, gatekeeper);
        return new Logins(
                catalogue,
                census,
                tokenKeys,
                KeyKeeper.start(tokenKeys),
                signingKeys,
                trail,
                own,
                audited,
                routes(settings, gatekeeper, tokens, own, audited, reviewers));
    }

    /** What is not known yet of what there is to log in for, and of who has; a sentence each. */
    List<String> missing() {
        return Stream.concat(catalogue.missing().stream(), census.missing().stream()).toList();
    }

    private static Trail trail(Meters meters, Clock clock) {
        Trail trail = Trail.toLog(clock::instant);
        meters.lostLines(trail::lostSoFar);
        return trail;
    }

    private static Gatekeeper gatekeeper(
            Settings settings,
            KubernetesClient client,
            Azure azure,
            Catalogue catalogue,
            Cast cast,
            KeyCache signingKeys,
            Roles roles) {
        Clock clock = Clock.systemUTC();
        Rulebook rulebook = new Rulebook(settings.pod().resource());
        KnownRoles known = new KnownRoles(catalogue, rulebook);
        Admittance admittance = new Namespaces(client).admittance(settings.watchNamespaces());
        LiveConfigs configs = configs(settings, client, azure, admittance, clock);
        Admissions admissions =
                new OutsidersOnly(
                        settings.pod().clientID(),
                        known::issuing,
                        new AzureAdmissions(new Lookups(), configs));
        return new Gatekeeper(
                views(known, cast, roles, configs, new RoleLogins(admittance, rulebook)),
                it -> signingKeys.of(it.cloud(), it.tenantID()),
                admissions,
                clock::instant);
    }

    private static Views views(
            KnownRoles known, Cast cast, Roles roles, LiveConfigs configs, RoleLogins rules) {
        return new Views(
                known,
                cast,
                new LiveRoles(roles, configs, Use.LOGIN, rules),
                new LiveRoles(roles, configs, Use.RENEWAL, rules));
    }

    private static List<Route> routes(
            Settings settings,
            Gatekeeper gatekeeper,
            Tokens tokens,
            SessionTokens own,
            Audited audited,
            Predicate<List<X509Certificate>> reviewers) {
        Login login = new Login(gatekeeper, tokens::issue);
        return Stream.of(
                        new LoginPath(login::login, audited).routes(),
                        new TokenPaths(own, audited).routes(),
                        new Reviews(
                                        reviewers,
                                        new Forgeries(gatekeeper::admit, System::nanoTime),
                                        own,
                                        new Audiences(
                                                Set.copyOf(settings.http().reviewAudiences())),
                                        audited)
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Reads what the leader keeps, and writes nothing. */
    private static LiveConfigs configs(
            Settings settings,
            KubernetesClient client,
            Azure azure,
            Admittance admittance,
            Clock clock) {
        return new LiveConfigs(
                client,
                azure,
                new Safe(client, () -> false, settings.namespace()),
                new Wanted(client, Surroundings.of(settings, azure::hasMetadataService), clock),
                admittance);
    }

    private static Supplier<Duration> sinceNow() {
        long start = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        keeper.close();
        signingKeys.close();
        catalogue.close();
        census.close();
        trail.close();
    }
}

package io.azurecredentials.credential;

import io.azurecredentials.admission.Namespaces;
import io.azurecredentials.admission.UseGuard;
import io.azurecredentials.admission.UseGuard.Verdict;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.application.Inspections;
import io.azurecredentials.application.Sources;
import io.azurecredentials.credential.lifecycle.Draw;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Going;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Shelf;
import io.azurecredentials.credential.lifecycle.Wish;
import io.azurecredentials.reference.Admittance;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.role.policy.Limits;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gathers everything a decision may look at, from caches or from the API server itself. */
final class FactsGatherer {
    static final String FINALIZER = "azurecredentials.io/finalizer";

    private final KubernetesClient client;
    private final Namespaces namespaces;
    private final UseGuard guard;
    private final Admittance admittance;
    private final Hands hands;
    private final Inspections inspections;
    private final String clusterID;
    private final Clock clock;
    private final Supplier<String> dice;
    private final DrawFacts draws;

    FactsGatherer(
            KubernetesClient client,
            UseGuard guard,
            Admittance admittance,
            Hands hands,
            Inspections inspections,
            String clusterID,
            Clock clock,
            Supplier<String> dice,
            DrawFacts draws) {
        this.draws = draws;
        this.client = client;
        this.namespaces = new Namespaces(client);
        this.guard = guard;
        this.admittance = admittance;
        this.hands = hands;
        this.inspections = inspections;
        this.clusterID = clusterID;
        this.clock = clock;
        this.dice = dice;
    }

    /** Looks up what a credential refers to; caches are good enough for it. */
    interface References {
        Optional<AzureRole> role(NamespacedName name);

        Optional<AzureConfig> config(NamespacedName name);
    }

    /** From caches: good for finding out that there is nothing to do. */
    Situation cached(
            AzureCredential credential,
            Function<String, Optional<Secret>> secrets,
            References references) {
        Verdict known = new Verdict(recordedCheck(credential), Optional.empty());
        return gather(credential, secrets, references, known, false);
    }

    /**
     * From the API server itself; empty if the object is gone, or lost the finalizer without which
     * nothing may be made for it.
     */
    Optional<Situation> live(AzureCredential credential, References references) {
        String namespace = credential.getMetadata().getNamespace();
        AzureCredential read =
                client.resources(AzureCredential.class)
                        .inNamespace(namespace)
                        .withName(credential.getMetadata().getName())
                        .get();
        if (read == null
                || !read.getMetadata().getUid().equals(credential.getMetadata().getUid())
                || !read.hasFinalizer(FINALIZER)) {
            return Optional.empty();
        }
        return Optional.of(
                gather(
                        read,
                        draws.secrets(read),
                        references,
                        judge(read),
                        namespaces.isTerminating(namespace)));
    }

    private Situation gather(
            AzureCredential credential,
            Function<String, Optional<Secret>> find,
            References references,
            Verdict verdict,
            boolean namespaceTerminating) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Ledger written = StatusLedger.read(credential.getStatus());
        FormerRoles former = FormerRoles.of(credential, written, references::role);
        Ledger recalled = former.recalled(written, now);
        Optional<Draw> draw = draws.of(credential, now);
        Map<String, Secret> secrets =
                Shelves.secrets(
                        credential,
                        recalled,
                        draw.map(it -> draws.secrets(credential, find, it)).orElse(find));
        Shelf shelf = Shelves.of(credential, secrets);
        String own = credential.getMetadata().getNamespace();
        Optional<AzureRole> role =
                references
                        .role(Situation.role(credential))
                        .or(() -> read(AzureRole.class, Situation.role(credential), own));
        Optional<AzureConfig> wanted =
                role.map(Situation::config).flatMap(it -> config(it, references, own));
        boolean deleting = credential.getMetadata().getDeletionTimestamp() != null;
        Sources sources = Sources.of(wanted, recalled.issuers(), it -> config(it, references, own));
        Going going = GoingOrigins.of(credential, recalled, role, sources);
        Ledger ledger = deleting ? recalled : going.givenUp(recalled, shelf, now);
        Wishes wishes = new Wishes(admittance, namespaceTerminating);
        Facts facts =
                new Facts(
                        now,
                        new Owner(clusterID, credential.getMetadata().getUid()),
                        deleting,
                        Requests.of(credential, wanted),
                        former.takenAlong(
                                going.allowed(
                                        verdict.problem()
                                                .<Wish>map(Wish.Refused::new)
                                                .orElseGet(
                                                        () -> wishes.of(credential, role, wanted)),
                                        recalled,
                                        shelf),
                                ledger,
                                own),
                        Pace.patience(sources),
                        ledger,
                        shelf,
                        hands.of(credential.getMetadata().getUid()),
                        inspections.next(
                                credential.getMetadata().getUid(), Pace.driftCheck(wanted)),
                        inspections.nextWatch(credential.getMetadata().getUid()),
                        dice.get(),
                        draw);
        Optional<Limits> limits =
                role.flatMap(
                        r ->
                                wanted.map(
                                        c ->
                                                Limits.of(
                                                        c.getSpec(),
                                                        r.getSpec(),
                                                        credential.getSpec())));
        return new Situation(credential, secrets, role, sources, limits, verdict.recorded(), facts);
    }

    private Optional<AzureConfig> config(NamespacedName name, References references, String own) {
        return references.config(name).or(() -> read(AzureConfig.class, name, own));
    }

    /**
     * Caches fill at their own pace: what is missing in one is looked up before anybody is told
     * that it does not exist. Only where we serve for certain, for elsewhere we may not read.
     */
    private <R extends HasMetadata> Optional<R> read(
            Class<R> type, NamespacedName name, String own) {
        return Optional.of(name)
                .filter(it -> it.namespace().equals(own))
                .map(it -> client.resources(type).inNamespace(own).withName(it.name()).get());
    }

    /** Whether its writer is known to have been checked, or need not be. */
    boolean isChecked(Situation situation) {
        AzureCredential credential = situation.credential();
        return !guard.isOpen(
                Situation.role(credential).toString(), wasIssued(credential), situation.useCheck());
    }

    private Verdict judge(AzureCredential credential) {
        NamespacedName role = Situation.role(credential);
        Optional<UseCheck> last = recordedCheck(credential);
        boolean issued = wasIssued(credential);
        return guard.isOpen(role.toString(), issued, last)
                ? guard.judge(
                        credential,
                        role.toString(),
                        issued,
                        last,
                        "AzureRole " + role.seenFrom(credential.getMetadata().getNamespace()),
                        "delete it and create it again")
                : new Verdict(last, Optional.empty());
    }

    /** What was reserved once for the role had passed. */
    private static boolean wasIssued(AzureCredential credential) {
        return StatusLedger.read(credential.getStatus())
                .isIssuedFrom(Situation.role(credential).toString());
    }

    /** Who goes back to a role that serves yet need not be checked again. */
    private static Optional<UseCheck> recordedCheck(AzureCredential credential) {
        String role = Situation.role(credential).toString();
        return Optional.ofNullable(credential.getStatus())
                .map(AzureCredentialStatus::useCheck)
                .filter(it -> it.of().equals(role) || !wasIssued(credential));
    }
}

package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.APPLICATION_NOT_FOUND;
import static io.azurecredentials.base.Reason.AZURE_UNAVAILABLE;
import static io.azurecredentials.base.Reason.CREDENTIAL_EXPIRED;
import static io.azurecredentials.base.Reason.CREDENTIAL_REFUSED;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Identities.Proof;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.rotation.Facts;
import io.azurecredentials.config.rotation.InHand;
import io.azurecredentials.config.rotation.Kept;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.config.rotation.Step;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.StatusWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Takes the steps that {@code Rotation} names, and writes down what came of them. */
final class RotationSteps {
    /** What Entra says of a root that was just removed with itself. */
    private static final Set<io.azurecredentials.base.Reason> GONE =
            EnumSet.of(CREDENTIAL_REFUSED, CREDENTIAL_EXPIRED, APPLICATION_NOT_FOUND);

    private final Tenants tenants;
    private final Safe safe;
    private final RootPasswords passwords;
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final RootFarewell farewell;
    private final RootHands hands;
    private final BiPredicate<RootKey, AzureConfig> shared;
    private final Clock clock;

    /**
     * What a step is decided on.
     *
     * @param config as it was read
     * @param stored what the operator's own Secret holds
     */
    record Scene(AzureConfig config, Safe.Stored stored, Facts facts) {
        String uid() {
            return config.getMetadata().getUid();
        }
    }

    /**
     * @param shared whether somebody else may use a password that was handed over to that config
     */
    RotationSteps(
            Tenants tenants,
            Safe safe,
            RootPasswords passwords,
            StatusWriter statuses,
            EventRecorder events,
            RootHands hands,
            BiPredicate<RootKey, AzureConfig> shared,
            Clock clock) {
        this.tenants = tenants;
        this.safe = safe;
        this.passwords = passwords;
        this.statuses = statuses;
        this.events = events;
        this.farewell = new RootFarewell(passwords, events);
        this.hands = hands;
        this.shared = shared;
        this.clock = clock;
    }

    Deed take(Step step, Scene scene) {
        return switch (step) {
            case Step.Reserve(Ledger next) -> reserve(scene, next);
            case Step.GiveUp(Ledger next) -> {
                hands.drop(scene.uid());
                yield write(scene, next);
            }
            case Step.Issue(RootKey key) -> issue(scene, key);
            case Step.Prove(RootKey key) -> prove(scene, key);
            case Step.Save(RootKey key) -> save(scene, key);
            case Step.Note(Ledger next) -> note(scene, next);
            case Step.Retire(RootKey key, Optional<String> sparing) -> retire(scene, key, sparing);
            case Step.Part(Ledger next) -> write(scene, next);
            case Step.Rest(Instant until) -> new Deed.Rested(until, Optional.empty());
            case Step.Refuse(Problem problem, Instant until) ->
                    new Deed.Rested(until, Optional.of(problem));
            case Step.Forget _ -> {
                farewell.tell(scene.config(), scene.facts().ledger().remains());
                yield new Deed.Finished();
            }
        };
    }

    private Deed reserve(Scene scene, Ledger next) {
        Deed deed = write(scene, next);
        if (deed instanceof Deed.Moved) {
            InHand.claimed(next, scene.facts().kept()).ifPresent(it -> hands.take(scene.uid(), it));
        }
        return deed;
    }

    /**
     * While the request is under way nothing is in hand: if it ends in a way nobody foresaw, a
     * password may exist with a text nobody knows, and the attempt is lost.
     */
    private Deed issue(Scene scene, RootKey key) {
        InHand hand = scene.facts().inHand().orElseThrow();
        hands.drop(scene.uid());
        Instant endsAt =
                clock.instant()
                        .plus(RotationFacts.passwordTTL(scene.config()))
                        .truncatedTo(ChronoUnit.SECONDS);
        return switch (passwords.add(scene.config(), key, endsAt)) {
            case Answer.Given<NewPassword>(NewPassword it) -> {
                hands.issued(
                        scene.uid(), hand.issued(it.keyID(), endsAt, clock.instant()), it.text());
                yield new Deed.Moved(scene.config());
            }
            case Answer.Refused<NewPassword>(Problem problem) -> {
                if (problem.reason() != AZURE_UNAVAILABLE) {
                    hands.take(scene.uid(), hand);
                }
                yield new Deed.Failed(problem);
            }
        };
    }

    private Deed prove(Scene scene, RootKey key) {
        Optional<Sensitive> text = text(scene);
        if (text.isEmpty()) {
            return new Deed.Raced();
        }
        return switch (passwords.prove(scene.config(), key, text.get())) {
            case Answer.Given<Proof>(Proof proof) -> {
                Instant next = clock.instant().plus(scene.facts().patience().interval());
                InHand hand = scene.facts().inHand().orElseThrow();
                hands.tried(scene.uid(), hand.tried(proof == Proof.WORKS, next));
                yield new Deed.Moved(scene.config());
            }
            case Answer.Refused<Proof>(Problem problem) -> new Deed.Failed(problem);
        };
    }

    /** In force from here on, for whoever opens the tenant next. */
    private Deed save(Scene scene, RootKey key) {
        Optional<Sensitive> text = text(scene);
        Optional<Held> before = scene.stored().held();
        if (text.isEmpty() || before.isEmpty()) {
            return new Deed.Raced();
        }
        InHand.Trial trial = scene.facts().inHand().flatMap(InHand::trial).orElseThrow();
        Held held =
                new Held(
                        new Root.ClientSecret(
                                before.get().root().place(), key.clientID(), text.get()),
                        before.get().source(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        new Held.Name(
                                Optional.of(trial.keyID()),
                                Optional.of(new Kept.Made(key.number(), key.attempt())),
                                Optional.of(trial.since().truncatedTo(ChronoUnit.SECONDS)),
                                Optional.of(trial.endsAt())));
        if (!safe.keep(scene.config(), held, scene.stored())) {
            return new Deed.Raced();
        }
        tenants.use(scene.config(), held.root());
        return new Deed.Moved(scene.config());
    }

    private Deed note(Scene scene, Ledger next) {
        Deed deed = write(scene, next);
        if (deed instanceof Deed.Moved(AzureConfig written)) {
            hands.drop(scene.uid());
            RootEvents.rotated(
                            scene.facts().ledger(),
                            next,
                            scene.facts().kept(),
                            it -> passwords.marker(written, it))
                    .ifPresent(it -> events.record(written, List.of(it)));
        }
        return deed;
    }

    private Deed retire(Scene scene, RootKey key, Optional<String> sparing) {
        Ledger ledger = scene.facts().ledger();
        if (key.isHandedOver() && shared.test(key, scene.config())) {
            return write(scene, ledger.without(key));
        }
        Optional<Root> inForce = scene.stored().held().map(Held::root);
        return switch (passwords.remove(scene.config(), inForce, key, sparing)) {
            case Answer.Given<Removal>(Removal removal) ->
                    write(scene, retired(scene, key, removal == Removal.REMOVED));
            case Answer.Refused<Removal>(Problem problem) ->
                    key.state() == RootKey.State.PARTING && GONE.contains(problem.reason())
                            ? write(scene, retired(scene, key, false))
                            : new Deed.Failed(problem);
        };
    }

    private Ledger retired(Scene scene, RootKey key, boolean removed) {
        return scene.facts()
                .ledger()
                .retired(
                        key,
                        removed,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        scene.facts().patience().settle());
    }

    private Deed write(Scene scene, Ledger next) {
        AzureConfig config = scene.config();
        return next.equals(RootLedger.of(config))
                ? new Deed.Moved(config)
                : statuses.write(
                                config, RootLedger.with(config.getStatus(), next), AzureConfig::new)
                        .<Deed>map(Deed.Moved::new)
                        .orElseGet(Deed.Raced::new);
    }

    private Optional<Sensitive> text(Scene scene) {
        return hands.of(scene.uid())
                .filter(it -> scene.facts().inHand().filter(it.known()::isSameAttempt).isPresent())
                .flatMap(RootHands.Hand::text);
    }
}

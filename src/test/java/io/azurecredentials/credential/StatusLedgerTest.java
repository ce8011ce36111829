package io.azurecredentials.credential;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.application.Recorded;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Ending;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Holding;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Life;
import io.azurecredentials.credential.lifecycle.LifecycleFixtures;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Right;
import io.azurecredentials.credential.lifecycle.Rights;
import io.azurecredentials.credential.lifecycle.Rollout;
import io.azurecredentials.credential.lifecycle.Target;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down is what is read again, whatever it is. */
class StatusLedgerTest {
    private static final Issuer OTHER =
            new Issuer("other", "AzureChinaCloud", "team", "other", "other-uid");

    @Test
    void no_status_is_an_empty_ledger() {
        assertThat(StatusLedger.read(null)).isEqualTo(Ledger.EMPTY);
        assertThat(StatusLedger.read(written(Ledger.EMPTY))).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void any_ledger_comes_back_as_it_was_written() {
        for (int seed = 0; seed < 2_000; seed++) {
            Ledger ledger = new Arbitrary(seed).ledger();

            assertThat(StatusLedger.read(written(ledger))).as("seed %d", seed).isEqualTo(ledger);
        }
    }

    @Test
    void nothing_is_lost_on_the_way_through_json() {
        for (int seed = 0; seed < 300; seed++) {
            Ledger ledger = new Arbitrary(seed).ledger();
            AzureCredentialStatus read =
                    Serialization.unmarshal(
                            Serialization.asJson(written(ledger)), AzureCredentialStatus.class);

            assertThat(StatusLedger.read(read)).as("seed %d", seed).isEqualTo(ledger);
        }
    }

    /** What was written before an application could say through whom it was made itself. */
    @Test
    void an_application_that_does_not_say_through_whom_was_made_through_the_one_of_all() {
        Principal first = LifecycleFixtures.recorded(1, NOON, OTHER);
        Principal second = LifecycleFixtures.recorded(2, NOON, ISSUER);
        AzureCredentialStatus status =
                written(LifecycleFixtures.ledger(List.of(first, second), List.of()));

        assertThat(status.application()).matches(it -> it.issuer() == null);
        assertThat(status.supersededApplications())
                .singleElement()
                .extracting(AzureCredentialStatus.Application::issuer)
                .isEqualTo(Recorded.issuer(OTHER));
        assertThat(StatusLedger.read(status).principals()).containsExactly(first, second);
    }

    @Test
    void an_application_stands_with_the_name_it_is_found_by() {
        Ledger ledger =
                LifecycleFixtures.ledger(List.of(LifecycleFixtures.meant(4, NOON)), List.of());

        assertThat(written(ledger).application())
                .extracting(AzureCredentialStatus.Application::uniqueName)
                .isEqualTo(OWNER.uniqueName(4));
    }

    @Test
    void states_are_written_as_words() {
        Ledger ledger =
                LifecycleFixtures.ledger(
                        List.of(), List.of(LifecycleFixtures.superseded(1, 1, NOON)));

        assertThat(written(ledger).keys())
                .singleElement()
                .extracting(AzureCredentialStatus.Key::state)
                .isEqualTo("Superseded");
    }

    static AzureCredentialStatus written(Ledger ledger) {
        return new AzureCredentialStatus(
                1L,
                StatusLedger.issuer(ledger),
                null,
                ledger.handledRotation().orElse(null),
                StatusLedger.endedAt(ledger),
                StatusLedger.endedFor(ledger),
                null,
                null,
                null,
                null,
                null,
                StatusLedger.life(ledger),
                StatusLedger.application(ledger, OWNER),
                StatusLedger.superseded(ledger, OWNER),
                StatusLedger.keys(ledger),
                null);
    }

    /** Ledgers of every shape, the same for the same seed. */
    private static final class Arbitrary {
        private final Random random;

        Arbitrary(int seed) {
            random = new Random(seed);
        }

        Ledger ledger() {
            List<Principal> principals =
                    IntStream.rangeClosed(1, random.nextInt(4)).mapToObj(this::principal).toList();
            return new Ledger(
                    principals.isEmpty() ? maybe(this::issuer) : Optional.of(issuer()),
                    maybe(() -> new Life(instant(), maybe(this::instant))),
                    principals,
                    LongStream.rangeClosed(1, random.nextInt(5)).mapToObj(this::key).toList(),
                    maybe(() -> "asked"),
                    maybe(this::ending));
        }

        private Issuer issuer() {
            return random.nextBoolean() ? ISSUER : OTHER;
        }

        private Ending ending() {
            return new Ending(
                    instant(), random.nextBoolean() ? Reason.LEASE_ENDED : Reason.ROLE_DELETED);
        }

        private Principal principal(int epoch) {
            Target target = target(epoch);
            return new Principal(
                    epoch,
                    target,
                    instant(),
                    issuer(),
                    maybe(() -> "team/role-" + epoch),
                    random.nextBoolean(),
                    target instanceof Target.Shared
                            ? Optional.of(LifecycleFixtures.ids(epoch))
                            : maybe(() -> LifecycleFixtures.ids(epoch)),
                    rights(),
                    maybe(this::instant),
                    random.nextBoolean(),
                    maybe(this::instant),
                    maybe(this::instant));
        }

        private Target target(int epoch) {
            return switch (random.nextInt(3)) {
                case 0 -> new Target.Existing(LifecycleFixtures.ids(epoch));
                case 1 -> new Target.Persisted(LifecycleFixtures.ids(epoch));
                default -> new Target.Dynamic();
            };
        }

        private Rights rights() {
            return new Rights(
                    Stream.<Right>concat(
                                    IntStream.range(0, random.nextInt(3))
                                            .mapToObj(it -> new Grant("/s/" + it, "/r/" + it)),
                                    IntStream.range(0, random.nextInt(3))
                                            .mapToObj(it -> new Membership("group-" + it)))
                            .map(this::holding)
                            .toList());
        }

        private Holding holding(Right right) {
            Holding.State[] states = Holding.State.values();
            return new Holding(
                    right,
                    states[random.nextInt(states.length)],
                    random.nextBoolean(),
                    maybe(this::instant));
        }

        private Key key(long sequence) {
            Key.State[] states = Key.State.values();
            return new Key(
                    sequence,
                    "try-" + random.nextInt(9),
                    1 + random.nextInt(3),
                    "secret-" + random.nextInt(3),
                    states[random.nextInt(states.length)],
                    instant(),
                    instant(),
                    instant(),
                    maybe(() -> "key-" + sequence),
                    maybe(() -> "digest-" + sequence),
                    maybe(this::instant),
                    maybe(this::instant),
                    maybe(this::instant),
                    maybe(this::rollout));
        }

        private Rollout rollout() {
            return new Rollout(
                    instant(),
                    instant(),
                    maybe(this::instant),
                    names(),
                    names(),
                    names(),
                    maybe(this::instant),
                    names());
        }

        private List<String> names() {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(it -> "Deployment/" + it)
                    .toList();
        }

        private Instant instant() {
            return NOON.plusMillis(random.nextInt(100_000_000));
        }

        private <T> Optional<T> maybe(Supplier<T> value) {
            return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
        }
    }
}

package io.azurecredentials.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authorization;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Groups;
import io.azurecredentials.azure.Identities;
import io.azurecredentials.azure.Permit;
import io.azurecredentials.azure.Principals;
import io.azurecredentials.azure.Resources;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A wrong secret causes no storm, and one that Entra does not know yet is not wrong for long. */
class ProofsTest {
    private static final Instant NOON = ConfigFixtures.NOON;
    private static final Answer<Tenant.Access> REFUSED =
            Answer.refused(new Problem.UserError(Reason.CREDENTIAL_REFUSED, "Not accepted."));
    private static final Answer<Tenant.Access> PROVEN = Answer.given(new Tenant.Access());

    private final SettableClock clock = new SettableClock(NOON);
    private final Proofs proofs = new Proofs(clock);
    private final List<Long> asked = new ArrayList<>();

    @Test
    void a_new_secret_that_is_refused_is_asked_about_sooner_at_first_and_seldom_later() {
        lookUntil(Duration.ofHours(1), REFUSED);

        assertThat(asked).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 320L, 1220L, 2120L, 3020L);
    }

    @Test
    void a_secret_that_worked_and_is_refused_now_is_asked_about_seldom() {
        look(PROVEN);
        clock.set(NOON.plus(Duration.ofHours(1)));
        asked.clear();

        lookUntil(Duration.ofHours(2), REFUSED);

        assertThat(asked).containsExactly(3600L, 4500L, 5400L, 6300L, 7200L);
    }

    @Test
    void what_was_accepted_is_asked_about_every_quarter_of_an_hour() {
        lookUntil(Duration.ofHours(1), PROVEN);

        assertThat(asked).containsExactly(0L, 900L, 1800L, 2700L, 3600L);
    }

    /** And every quarter of an hour from then on, because it works whatever was told of it. */
    @Test
    void one_in_force_is_asked_about_as_soon_as_its_told_end_has_come() {
        Held held = held(NOON.plusSeconds(1000));
        for (Instant now = NOON; !now.isAfter(NOON.plusSeconds(2000)); now = now.plusSeconds(10)) {
            clock.set(now);
            assertThat(proofs.of(ConfigFixtures.config(), held, new Answering(PROVEN)))
                    .isEqualTo(PROVEN);
        }

        assertThat(asked).containsExactly(0L, 900L, 1000L, 1900L);
    }

    @Test
    void one_that_entra_refuses_at_its_end_does_not_stay_proven_for_a_while() {
        Held held = held(NOON.plusSeconds(100));
        proofs.of(ConfigFixtures.config(), held, new Answering(PROVEN));
        clock.set(NOON.plusSeconds(99));
        assertThat(proofs.of(ConfigFixtures.config(), held, new Answering(REFUSED)))
                .isEqualTo(PROVEN);

        clock.set(NOON.plusSeconds(100));
        assertThat(proofs.of(ConfigFixtures.config(), held, new Answering(REFUSED)))
                .isEqualTo(REFUSED);
    }

    private static Held held(Instant end) {
        Root root = ConfigFixtures.root("fake~secret");
        return new Held(
                root,
                root.fingerprint(),
                NOON,
                new Held.Name(
                        Optional.of("key"), Optional.empty(), Optional.empty(), Optional.of(end)));
    }

    private void lookUntil(Duration end, Answer<Tenant.Access> answer) {
        for (Instant now = clock.instant();
                !now.isAfter(NOON.plus(end));
                now = now.plusSeconds(10)) {
            clock.set(now);
            look(answer);
        }
    }

    private void look(Answer<Tenant.Access> answer) {
        Root root =
                new Root.ClientSecret(ConfigFixtures.PLACE, "client", Sensitive.of("fake~secret"));
        proofs.of(ConfigFixtures.config(), root, new Answering(answer));
    }

    /** A tenant of which nothing is asked but whether it opens. */
    private final class Answering implements Tenant {
        private final Answer<Access> answer;

        Answering(Answer<Access> answer) {
            this.answer = answer;
        }

        @Override
        public Answer<Access> proveAccess() {
            asked.add(Duration.between(NOON, clock.instant()).toSeconds());
            return answer;
        }

        @Override
        public Directory directory() {
            throw new AssertionError();
        }

        @Override
        public Groups groups() {
            throw new AssertionError();
        }

        @Override
        public Authorization authorization() {
            throw new AssertionError();
        }

        @Override
        public Principals principals() {
            throw new AssertionError();
        }

        @Override
        public Resources resources() {
            throw new AssertionError();
        }

        @Override
        public Identities identities() {
            throw new AssertionError();
        }

        @Override
        public Tenant in(Flow flow) {
            return this;
        }

        @Override
        public Tenant when(Permit permit) {
            return this;
        }

        @Override
        public Answer<String> clientID() {
            throw new AssertionError();
        }
    }
}

package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Renewals ask again, are written on what is so now, and never give what was not there before. */
class RenewalIT extends WithReplicas {

    @Test
    void a_renewal_on_one_replica_holds_on_the_others() {
        ValidToken token = issued(RULES);
        Duration wish = Duration.ofHours(2);

        ValidToken renewed = renewed(replicas.get(1), token, wish);

        assertThat(renewed.ttl(Instant.now()))
                .isBetween(wish.minusSeconds(10), wish.plusSeconds(1));
        assertThat(renewed.text().reveal()).isEqualTo(token.text().reveal());
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(
                        () ->
                                replicas.stream()
                                        .map(it -> it.valid(token.text()).grant())
                                        .allMatch(renewed.grant()::equals));
    }

    @Test
    void a_second_renewal_in_the_same_second_writes_nothing() {
        ValidToken token = issued(RULES);
        Replica replica = replicas.getFirst();
        replica.clock().stop();
        ValidToken first = renewed(replica, token, Duration.ofHours(2));
        String version = object(token).get().getMetadata().getResourceVersion();

        assertThat(renewed(replica, first, Duration.ofHours(2))).isEqualTo(first);
        assertThat(object(token).get().getMetadata().getResourceVersion()).isEqualTo(version);
        replica.clock().shift(Duration.ofSeconds(1));
        assertThat(renewed(replica, first, Duration.ofHours(2))).isNotEqualTo(first);
        assertThat(object(token).get().getMetadata().getResourceVersion()).isNotEqualTo(version);
    }

    @Test
    void the_login_side_is_asked_about_the_subject_and_its_role() {
        ValidToken token = issued(RULES);

        assertThat(
                        renewal(
                                token,
                                (asked, subject) -> {
                                    assertThat(asked).isEqualTo(role);
                                    assertThat(subject).isEqualTo(SUBJECT);
                                    return Answer.given(Optional.empty());
                                }))
                .isEqualTo(new Renewal.Refused(Renewal.Why.NOT_ADMITTED));
        assertThat(replica().valid(token.text()).grant()).isEqualTo(token.grant());
    }

    @Test
    void nothing_is_renewed_while_nobody_can_tell_whether_it_may_be() {
        ValidToken token = issued(RULES);
        Problem problem = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Not now.");

        assertThat(
                        replicas.getFirst()
                                .tokens()
                                .renew(token, Optional.empty(), (_, _) -> Answer.refused(problem)))
                .isEqualTo(Answer.refused(problem));
        assertThat(replica().valid(token.text()).grant()).isEqualTo(token.grant());
    }

    @Test
    void a_policy_that_the_role_no_longer_gives_is_lost_and_a_new_one_is_not_gained() {
        ValidToken token = issued(RULES);
        TokenRules now =
                new TokenRules(
                        SERVICE,
                        RULES.ttl(),
                        RULES.ttl(),
                        RULES.maxTTL(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of("dev", "owner"));

        assertThat(renewal(token, (_, _) -> Answer.given(Optional.of(now))))
                .isInstanceOf(Renewal.Renewed.class);
        assertThat(replica().valid(token.text()).grant().policies()).containsExactly("dev");
    }

    @Test
    void a_token_that_has_lived_as_long_as_it_may_is_not_renewed() {
        ValidToken token = issued(RULES);
        replicas.forEach(it -> it.clock().shift(RULES.maxTTL().plusSeconds(1)));

        assertThat(renewal(token, (_, _) -> Answer.given(Optional.of(RULES))))
                .isEqualTo(new Renewal.Refused(Renewal.Why.PAST_MAX_TTL));
    }

    @Test
    void a_token_that_was_revoked_elsewhere_is_not_renewed() {
        ValidToken token = issued(RULES);
        assertThat(replicas).allMatch(it -> it.isGood(token.text()));
        assertThat(Replica.given(replicas.getLast().tokens().revoke(token)))
                .isEqualTo(Revocation.REVOKED);

        assertThat(renewal(token, (_, _) -> Answer.given(Optional.of(RULES))))
                .isEqualTo(new Renewal.Refused(Renewal.Why.ENDED));
        assertThat(object(token).get()).isNull();
    }

    @Test
    void renewals_at_the_same_time_give_no_use_back() throws Exception {
        ValidToken token = issued(rules(SERVICE, Optional.of(100)));
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                Replica replica = replicas.get(i % 3);
                all.add(threads.submit(() -> replica.valid(token.text())));
                if (i % 3 == 0) {
                    all.add(threads.submit(() -> renewed(replica, token, Duration.ofHours(3))));
                }
            }
        }
        for (Future<?> one : all) {
            one.get();
        }

        Session session =
                replica()
                        .named(token.accessor().orElseThrow().text())
                        .flatMap(KnownToken::kept)
                        .orElseThrow();
        assertThat(session.usesLeft()).contains(70);
        assertThat(session.renewedAt()).isPresent();
    }

    private Renewal renewal(ValidToken token, Readmission readmission) {
        return Replica.given(
                replicas.getFirst().tokens().renew(token, Optional.empty(), readmission));
    }

    private static ValidToken renewed(Replica replica, ValidToken token, Duration wish) {
        Renewal renewal =
                Replica.given(
                        replica.tokens()
                                .renew(
                                        token,
                                        Optional.of(wish),
                                        (_, _) -> Answer.given(Optional.of(RULES))));
        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        return (ValidToken) ((Renewal.Renewed) renewal).token();
    }
}

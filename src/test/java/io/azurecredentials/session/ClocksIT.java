package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.BATCH;
import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys change while tokens are about, and no two replicas have the same time. */
class ClocksIT extends WithReplicas {
    private static final Duration APART = Duration.ofSeconds(90);

    @Test
    void tokens_are_good_on_replicas_whose_clocks_are_apart() {
        replicas.get(0).clock().shift(APART.negated());
        replicas.get(2).clock().shift(APART);
        List<ValidToken> tokens =
                replicas.stream()
                        .flatMap(
                                it ->
                                        Stream.of(
                                                issued(it, RULES),
                                                issued(it, rules(BATCH, Optional.empty()))))
                        .toList();

        assertThat(replicas)
                .allSatisfy(it -> assertThat(tokens).allMatch(token -> it.isGood(token.text())));
    }

    @Test
    void a_token_ends_by_each_replicas_clock() {
        ValidToken token = issued(RULES);
        replicas.get(1).clock().shift(RULES.ttl().plusSeconds(1));

        assertThat(replicas.get(0).standing(token.text())).isEqualTo(Standing.GOOD);
        assertThat(replicas.get(1).standing(token.text())).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void no_clock_makes_a_token_outlive_its_limit() {
        ValidToken token = issued(RULES);
        Duration late = RULES.maxTTL().minusMinutes(1);
        for (Duration shift : List.of(APART.negated(), Duration.ZERO, APART, late)) {
            replicas.get(1).clock().shift(shift);
            Renewal renewal =
                    Replica.given(
                            replicas.get(1)
                                    .tokens()
                                    .renew(
                                            token,
                                            Optional.of(Duration.ofDays(9)),
                                            (_, _) -> Answer.given(Optional.of(RULES))));
            assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
            assertThat(((Renewal.Renewed) renewal).token().grant().expiresAt())
                    .isEqualTo(token.grant().issuedAt().plus(RULES.maxTTL()));
        }
    }

    @Test
    void keys_change_while_tokens_are_about() {
        TokenRules rules = longLived();
        ValidToken before = issued(rules);
        pass(Keyring.PERIOD.plusSeconds(1));
        replicas.forEach(it -> it.keys().refresh());
        ValidToken meanwhile = issued(replicas.get(2), rules);
        pass(Keyring.PERIOD.plus(Keyring.ANNOUNCED).plusSeconds(5));
        ValidToken after = issued(replicas.get(1), rules);

        assertThat(service(meanwhile).key().id()).isEqualTo(service(before).key().id());
        assertThat(service(after).key().id()).isNotEqualTo(service(before).key().id());
        assertThat(replicas)
                .allSatisfy(
                        it ->
                                assertThat(List.of(before, meanwhile, after))
                                        .allMatch(token -> it.isGood(token.text())));
    }

    @Test
    void a_session_of_an_old_key_is_still_counted_renewed_and_revoked() {
        ValidToken token = issued(with(longLived(), Optional.of(3)));
        pass(Keyring.PERIOD.plusSeconds(1));
        replicas.forEach(it -> it.keys().refresh());
        pass(Keyring.PERIOD.plus(Keyring.ANNOUNCED).plusSeconds(5));

        assertThat(replicas.get(1).valid(token.text()).usesLeft()).contains(2);
        ValidToken again = replicas.get(2).valid(token.text());
        assertThat(again.usesLeft()).contains(1);
        assertThat(
                        Replica.given(
                                replicas.get(0)
                                        .tokens()
                                        .renew(
                                                again,
                                                Optional.empty(),
                                                (_, _) -> Answer.given(Optional.of(longLived())))))
                .isInstanceOf(Renewal.Renewed.class);
        assertThat(Replica.given(replicas.get(0).tokens().revoke(again)))
                .isEqualTo(Revocation.REVOKED);
        awaitNowhere(token.text());
    }

    @Test
    void a_replica_that_is_ahead_makes_no_token_that_the_others_do_not_know() {
        replicas.get(0).clock().shift(Keyring.PERIOD.plusSeconds(1));
        replicas.get(0).keys().refresh();
        ValidToken early = issued(replicas.get(0), longLived());
        assertThat(replicas).allMatch(it -> it.isGood(early.text()));

        replicas.forEach(it -> it.keys().refresh());
        replicas.get(0).clock().shift(Keyring.PERIOD.plus(Keyring.ANNOUNCED).plusSeconds(5));
        ValidToken late = issued(replicas.get(0), longLived());

        assertThat(service(late).key().id()).isNotEqualTo(service(early).key().id());
        assertThat(replicas).allMatch(it -> it.isGood(late.text()));
    }

    @Test
    void a_replica_that_starts_looks_at_the_keys_by_itself() {
        ValidToken token = issued(RULES);
        TokenKeys keys = new TokenKeys(operator, namespace, Clock.systemUTC());
        Tokens tokens =
                new Tokens(
                        operator,
                        replicas.getFirst().census(),
                        keys::known,
                        new Roles(operator),
                        Clock.systemUTC());
        assertThat(tokens.present(namespace, token.text(), Replica.HERE))
                .isInstanceOf(Answer.Refused.class);

        try (KeyKeeper _ = KeyKeeper.start(keys)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !keys.known().keys().isEmpty());
        }

        assertThat(Replica.given(tokens.present(namespace, token.text(), Replica.HERE)))
                .isInstanceOf(Presented.Valid.class);
    }

    @Test
    void who_deletes_the_keys_ends_every_token() {
        List<ValidToken> tokens = List.of(issued(RULES), issued(rules(BATCH, Optional.empty())));
        client.secrets().inNamespace(namespace).withName(KeySecret.NAME).delete();
        replicas.forEach(it -> it.keys().refresh());

        assertThat(replicas.getFirst().keys().known().keys()).isNotEmpty();
        assertThat(replicas)
                .allSatisfy(
                        it ->
                                assertThat(tokens)
                                        .extracting(token -> it.standing(token.text()))
                                        .containsOnly(Standing.NOT_OURS));
    }

    private void pass(Duration time) {
        replicas.forEach(it -> it.clock().shift(time));
    }

    private static TokenRules longLived() {
        return new TokenRules(
                SERVICE,
                Duration.ofDays(90),
                Duration.ofDays(200),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("default"));
    }

    private static TokenRules with(TokenRules rules, Optional<Integer> uses) {
        return new TokenRules(
                rules.kind(),
                rules.ttl(),
                rules.maxTTL(),
                rules.explicitMaxTTL(),
                rules.period(),
                uses,
                rules.boundCIDRs(),
                rules.policies());
    }
}

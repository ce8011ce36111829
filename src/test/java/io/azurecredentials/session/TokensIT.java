package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.BATCH;
import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.testcluster.LocalOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replicas that know nothing of each other agree about tokens, because they ask. */
class TokensIT extends WithReplicas {

    @Test
    void replicas_that_start_together_agree_about_the_key() {
        assertThat(replicas)
                .extracting(it -> it.keys().known().keys().getFirst().id())
                .hasSize(3)
                .containsOnly(replicas.getFirst().keys().known().keys().getFirst().id());
    }

    @ParameterizedTest
    @EnumSource(TokenRules.Kind.class)
    void a_token_is_good_on_every_replica_and_nowhere_else(TokenRules.Kind kind) {
        ValidToken token = issued(rules(kind, Optional.empty()));
        String elsewhere = made("team-b");
        RoleID _ = role(elsewhere);

        assertThat(replicas)
                .allSatisfy(
                        it -> {
                            ValidToken seen = it.valid(token.text());
                            assertThat(seen.grant()).isEqualTo(token.grant());
                            assertThat(seen.accessor().map(Accessor::text))
                                    .isEqualTo(token.accessor().map(Accessor::text));
                            assertThat(
                                            Replica.given(
                                                    it.tokens()
                                                            .present(
                                                                    elsewhere,
                                                                    token.text(),
                                                                    Replica.HERE)))
                                    .isInstanceOf(Presented.Invalid.class);
                        });
    }

    @Test
    void a_token_is_used_exactly_as_often_as_it_can_be() throws Exception {
        Sensitive token = issued(rules(SERVICE, Optional.of(30))).text();
        List<Future<Boolean>> uses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 80; i++) {
                Replica replica = replicas.get(i % 3);
                uses.add(threads.submit(() -> replica.isGood(token)));
            }
        }
        int used = 0;
        for (Future<Boolean> use : uses) {
            used += use.get() ? 1 : 0;
        }

        assertThat(used).isEqualTo(30);
        assertThat(replica().standing(token)).isEqualTo(Standing.NO_SESSION);
    }

    @Test
    void a_session_ends_with_the_last_use_of_its_token() {
        ValidToken token = issued(rules(SERVICE, Optional.of(2)));

        assertThat(replicas.get(0).valid(token.text()).usesLeft()).contains(1);
        assertThat(object(token).get()).isNotNull();
        assertThat(replicas.get(1).valid(token.text()).usesLeft()).contains(0);
        assertThat(object(token).get()).isNull();
    }

    @Test
    void a_token_that_is_revoked_on_one_replica_is_over_on_the_others_within_a_second() {
        ValidToken token = issued(RULES);
        assertThat(replicas).allMatch(it -> it.isGood(token.text()));

        Replica first = replicas.getFirst();
        assertThat(Replica.given(first.tokens().revoke(token))).isEqualTo(Revocation.REVOKED);

        assertThat(first.isGood(token.text())).isFalse();
        awaitNowhere(token.text());
        assertThat(Replica.given(first.tokens().revoke(token))).isEqualTo(Revocation.REVOKED);
    }

    @ParameterizedTest
    @EnumSource(TokenRules.Kind.class)
    void a_token_dies_with_its_role_even_if_another_takes_the_name(TokenRules.Kind kind) {
        Sensitive token = issued(rules(kind, Optional.empty())).text();
        assertThat(replicas).allMatch(it -> it.isGood(token));

        roleObject().delete();
        awaitNowhere(token);
        RoleID again = role(namespace);

        assertThat(again.uid()).isNotEqualTo(role.uid());
        assertThat(replica().isGood(token)).isFalse();
    }

    @Test
    void nothing_can_be_done_with_a_batch_token_but_use_it() {
        ValidToken token = issued(rules(BATCH, Optional.empty()));
        Tokens tokens = replicas.getFirst().tokens();

        assertThat(Replica.given(tokens.revoke(token))).isEqualTo(Revocation.BATCH);
        assertThat(
                        Replica.given(
                                tokens.renew(
                                        token,
                                        Optional.empty(),
                                        (_, _) -> {
                                            throw new AssertionError("nobody is to be asked");
                                        })))
                .isEqualTo(new Renewal.Refused(Renewal.Why.BATCH));
        assertThat(replicas).allMatch(it -> it.isGood(token.text()));
    }

    @Test
    void a_session_is_found_by_its_accessor_in_its_namespace_alone() {
        ValidToken token = issued(RULES);
        String accessor = token.accessor().orElseThrow().text();
        Replica replica = replicas.getLast();

        assertThat(replica.named(accessor).map(it -> it.kept().orElseThrow().digest()))
                .contains(token.digest());
        assertThat(replica.named(accessor).flatMap(KnownToken::shown)).isEmpty();
        assertThat(Replica.given(replica.tokens().find("team-b", new TokenName.Accessor(accessor))))
                .isEmpty();
        assertThat(replica.named(token.text().reveal())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TokenRules.Kind.class)
    @LocalOnly("another server is not ours to stop")
    void nothing_is_said_of_a_token_while_the_api_server_cannot_be_asked(TokenRules.Kind kind) {
        Sensitive token = issued(rules(kind, Optional.empty())).text();
        Tokens tokens = replicas.getLast().tokens();
        LocalCluster server = cluster.own().orElseThrow();

        server.stopListening();
        Answer<Presented> answer = tokens.present(namespace, token, Replica.HERE);
        Answer<Issued> issued = tokens.issue(role, SUBJECT, RULES);
        server.listenAgain();

        assertThat(List.of(answer, issued)).allMatch(it -> it instanceof Answer.Refused<?>);
        assertThat(replicas.getLast().isGood(token)).isTrue();
    }

    @Test
    @LocalOnly("other servers keep no such journal")
    void junk_costs_no_request() {
        String token = issued(RULES).text().reveal();
        int before = requests().size();

        assertThat(
                        List.of("", "hvs.", token + "A", token.replace('A', 'B') + "=", "root")
                                .stream()
                                .map(it -> replicas.getFirst().standing(Sensitive.of(it))))
                .containsOnly(Standing.NOT_OURS);
        assertThat(requests()).hasSize(before);
    }

    @Test
    @LocalOnly("other servers keep no such journal")
    void a_login_costs_one_write_and_a_counted_use_another() {
        ValidToken token = issued(rules(SERVICE, Optional.of(5)));
        assertThat(replicas.get(1).isGood(token.text())).isTrue();
        ValidToken batch = issued(rules(BATCH, Optional.empty()));
        assertThat(replicas.get(1).isGood(batch.text())).isTrue();

        assertThat(sessionRequests())
                .isEqualTo(new TreeMap<>(Map.of("create", 1L, "get", 1L, "update", 1L)));
    }

    /** Or whoever holds such a token keeps the API server busy by using it in a crowd. */
    @Test
    @LocalOnly("other servers keep no such journal")
    void uses_at_the_same_time_on_one_replica_cost_no_more_than_one_by_one() {
        Sensitive token = issued(rules(SERVICE, Optional.of(1_000))).text();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var _ = threads.submit(() -> replicas.getFirst().isGood(token));
            }
        }

        assertThat(replicas.getFirst().valid(token).usesLeft()).contains(949);
        assertThat(sessionRequests().get("update")).isEqualTo(51);
    }

    private Map<String, Long> sessionRequests() {
        return requests().stream()
                .filter(it -> it.resource().equals("azuresessions"))
                .collect(groupingBy(Request::verb, TreeMap::new, counting()));
    }

    /** But for those by which each replica begins to listen, in its own time. */
    private List<Request> requests() {
        return cluster.own().orElseThrow().requests().stream()
                .filter(it -> !Set.of("list", "watch").contains(it.verb()))
                .toList();
    }
}

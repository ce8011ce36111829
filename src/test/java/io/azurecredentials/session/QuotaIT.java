package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.testcluster.LocalOnly;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 113: a client that logs in and never logs out comes to an end of it, on every replica. */
class QuotaIT extends WithReplicas {
    private static final int MOST = 5;
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);
    private static final Subject OTHER =
            new Subject("tenant", "other", Optional.empty(), Optional.empty(), Optional.empty());
    private static final ChildWish CHILD =
            new ChildWish(
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    false,
                    Optional.empty());

    @Override
    int most() {
        return MOST;
    }

    @Test
    void who_has_his_share_gets_no_more_and_nothing_is_written() {
        List<ValidToken> mine = fill(replicas.getFirst());

        assertThat(asked(replicas.getFirst(), SUBJECT)).isEqualTo(new Issued.TooMany());
        assertThat(sessions()).isEqualTo(MOST);
        assertThat(mine).allMatch(it -> replicas.getLast().isGood(it.text()));
        assertThat(asked(replicas.getFirst(), OTHER)).isInstanceOf(Issued.Made.class);
    }

    @Test
    void nothing_is_counted_of_batch_tokens() {
        fill(replicas.getFirst());

        assertThat(issued(rules(Kind.BATCH, Optional.empty())))
                .isInstanceOf(ValidToken.Batch.class);
    }

    @Test
    void a_crowd_at_one_replica_gets_as_many_as_one_after_another() throws Exception {
        Replica replica = replicas.getFirst();
        List<Callable<Issued>> crowd =
                IntStream.range(0, 10 * MOST)
                        .<Callable<Issued>>mapToObj(_ -> () -> asked(replica, SUBJECT))
                        .toList();
        int made = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Issued> it : threads.invokeAll(crowd)) {
                made += it.get() instanceof Issued.Made ? 1 : 0;
            }
        }

        assertThat(made).isEqualTo(MOST);
        assertThat(sessions()).isEqualTo(MOST);
    }

    @Test
    void every_replica_knows_of_what_the_others_made() {
        fill(replicas.getFirst());

        assertThat(replicas)
                .allSatisfy(
                        it -> await().until(() -> asked(it, SUBJECT) instanceof Issued.TooMany));
    }

    /** One that has just started, too. */
    @Test
    void what_was_there_before_counts() {
        fill(replicas.getFirst());

        assertThat(asked(replica(), SUBJECT)).isEqualTo(new Issued.TooMany());
    }

    /** One that has not even looked at the keys that sessions are sealed with. */
    @Test
    void whoever_counts_looks_at_the_keys_first() {
        fill(replicas.getFirst());
        TokenKeys keys = new TokenKeys(operator, namespace, Clock.systemUTC());
        Quota.Shares shares = new Quota.Shares(MOST, MOST, AFTERWARDS);
        try (Census census = Census.start(operator, List.of(namespace), keys, shares)) {
            await().until(() -> census.isComplete(namespace));
            Tokens tokens =
                    new Tokens(
                            operator, census, keys::known, new Roles(operator), Clock.systemUTC());

            assertThat(Replica.given(tokens.issue(role, SUBJECT, RULES)))
                    .isEqualTo(new Issued.TooMany());
        }
    }

    @Override
    Duration afterwards() {
        return AFTERWARDS;
    }

    @Test
    void who_logs_out_makes_room_soon() {
        ValidToken last = fill(replicas.getFirst()).getLast();
        assertThat(Replica.given(replicas.getLast().tokens().revoke(last)))
                .isEqualTo(Revocation.REVOKED);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> asked(replicas.getFirst(), SUBJECT) instanceof Issued.Made);
    }

    @Test
    void a_role_made_anew_begins_anew() {
        fill(replicas.getFirst());
        roleObject().delete();
        await().until(() -> roleObject().get() == null);
        RoleID next = role(namespace);

        assertThat(Replica.given(replicas.getFirst().tokens().issue(next, SUBJECT, RULES)))
                .isInstanceOf(Issued.Made.class);
    }

    @Test
    void children_count() {
        ValidToken last = fill(replicas.getFirst()).getLast();

        assertThat(Replica.given(replicas.getFirst().tokens().issueChild(last, CHILD)))
                .isEqualTo(new Offspring.Refused(ChildWish.Refusal.TOO_MANY));
    }

    @Test
    @LocalOnly("another server is not ours to stop")
    void what_could_not_be_written_takes_no_place() {
        Replica replica = replicas.getFirst();
        var server = cluster.own().orElseThrow();
        server.stopListening();
        for (int i = 0; i < MOST; i++) {
            assertThat(replica.tokens().issue(role, SUBJECT, RULES))
                    .isInstanceOf(Answer.Refused.class);
        }
        server.listenAgain();

        assertThat(asked(replica, SUBJECT)).isInstanceOf(Issued.Made.class);
    }

    /** Without the shipped policies, others may write what nobody sealed. */
    @Test
    void what_bears_no_seal_takes_nobodys_place() {
        AzureSession like = object(issued(RULES)).get();
        for (int i = 1; i <= MOST; i++) {
            byte[] id = new byte[SessionID.BYTES];
            id[0] = (byte) i;
            like.getMetadata().setName(SessionID.of(id).name());
            like.getMetadata().setResourceVersion(null);
            assertThat(operator.resource(like).create()).isNotNull();
        }

        Replica fresh = replica();
        assertThat(asked(fresh, SUBJECT)).isInstanceOf(Issued.Made.class);
        await().during(Duration.ofMillis(300))
                .until(() -> asked(replicas.getLast(), OTHER) instanceof Issued.Made);
        assertThat(asked(replicas.getLast(), SUBJECT)).isInstanceOf(Issued.Made.class);
    }

    @Test
    void one_machine_of_those_that_share_an_identity_leaves_the_others_a_place() {
        Replica replica = replicas.getFirst();
        for (int i = 1; i < MOST; i++) {
            assertThat(asked(replica, machine("vm-1"))).isInstanceOf(Issued.Made.class);
        }

        assertThat(asked(replica, machine("vm-1"))).isEqualTo(new Issued.TooMany());
        assertThat(asked(replica(), machine("vm-1"))).isEqualTo(new Issued.TooMany());
        assertThat(asked(replica, machine("vm-2"))).isInstanceOf(Issued.Made.class);
        assertThat(asked(replica, machine("vm-2"))).isEqualTo(new Issued.TooMany());
    }

    private static Subject machine(String name) {
        String group = "/subscriptions/s/resourcegroups/g/providers/";
        return new Subject(
                "tenant",
                "object",
                Optional.of("client"),
                Optional.of(group + "microsoft.compute/virtualmachines/" + name),
                Optional.of(group + "microsoft.managedidentity/userassignedidentities/id"));
    }

    private List<ValidToken> fill(Replica replica) {
        return IntStream.range(0, MOST).mapToObj(_ -> issued(replica, RULES)).toList();
    }

    private Issued asked(Replica replica, Subject subject) {
        return Replica.given(replica.tokens().issue(role, subject, RULES));
    }

    private int sessions() {
        return client.resources(AzureSession.class).inNamespace(namespace).list().getItems().size();
    }
}

package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Answer;
import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Children end with their parents, whether or not anybody collects what has lost its owner. */
class ChildrenIT extends WithReplicas {
    private static final ChildWish ANY =
            new ChildWish(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    false,
                    Optional.empty());

    private static final ChildWish RENEWABLE =
            new ChildWish(
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    false,
                    Optional.empty());

    @Override
    TestCluster cluster(Path folder) {
        return TestCluster.start(folder, () -> LocalCluster.start(ClusterOptions.BARE));
    }

    @Test
    void a_child_is_good_until_its_parent_is_revoked() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);
        ValidToken grandchild = child(child);
        assertThat(replicas).allMatch(it -> it.isGood(grandchild.text()));

        assertThat(Replica.given(replicas.getLast().tokens().revoke(parent)))
                .isEqualTo(Revocation.REVOKED);

        awaitNowhere(child.text());
        awaitNowhere(grandchild.text());
        assertThat(replica().standing(grandchild.text())).isEqualTo(Standing.PARENT_GONE);
    }

    @Test
    void a_child_that_is_revoked_leaves_its_parent() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);

        assertThat(Replica.given(replicas.getLast().tokens().revoke(child)))
                .isEqualTo(Revocation.REVOKED);

        awaitNowhere(child.text());
        assertThat(replicas).allMatch(it -> it.isGood(parent.text()));
    }

    @Test
    void a_parent_that_is_restored_revives_no_child() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);
        AzureSession backup = object(parent).get();
        object(parent).delete();

        backup.getMetadata().setResourceVersion(null);
        backup.getMetadata().setUid(null);
        operator.resource(backup).create();

        assertThat(replica().standing(child.text())).isEqualTo(Standing.PARENT_GONE);
    }

    @Test
    void children_whose_parent_is_gone_are_removed() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);
        ValidToken grandchild = child(child);
        ValidToken other = child(issued(RULES));
        object(parent).delete();

        Sweep sweep =
                new Sweep(
                        operator,
                        replicas.getFirst().keys(),
                        List.of(namespace),
                        new ServerTime(operator, namespace)::now,
                        () -> true,
                        new Sweep.Bounds(100, 100));
        assertThat(sweep.run()).isEqualTo(2);

        assertThat(object(child).get()).isNull();
        assertThat(object(grandchild).get()).isNull();
        assertThat(object(other).get()).isNotNull();
    }

    @Test
    void there_is_an_end_to_generations() {
        ValidToken last = issued(RULES);
        for (int i = 0; i < Session.MOST_ANCESTORS; i++) {
            last = child(last);
        }

        assertThat(replica().isGood(last.text())).isTrue();
        assertThat(Replica.given(replicas.getFirst().tokens().issueChild(last, ANY)))
                .isEqualTo(new Offspring.Refused(ChildWish.Refusal.TOO_DEEP));
    }

    @Test
    void a_batch_token_has_no_children() {
        ValidToken batch = issued(rules(BATCH, Optional.empty()));

        assertThat(Replica.given(replicas.getFirst().tokens().issueChild(batch, ANY)))
                .isEqualTo(new Offspring.Refused(ChildWish.Refusal.BATCH));
    }

    @Test
    void a_child_lives_at_most_as_long_as_its_parent() {
        ValidToken parent = issued(RULES);
        replicas.getFirst().clock().shift(Duration.ofMinutes(50));

        assertThat(child(parent).grant().expiresAt()).isEqualTo(parent.grant().expiresAt());
    }

    @Test
    void a_child_is_renewed_until_its_parent_ends_and_no_longer() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent, RENEWABLE);
        replicas.getFirst().clock().shift(Duration.ofMinutes(50));

        ValidToken renewed = renewed(child);
        assertThat(renewed.grant().expiresAt()).isEqualTo(parent.grant().expiresAt());

        ValidToken longer = renewed(parent);
        assertThat(renewed(child).grant().expiresAt())
                .isAfter(parent.grant().expiresAt())
                .isEqualTo(longer.grant().expiresAt());
    }

    @Test
    void a_parent_that_has_ended_has_no_more_children() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);
        object(parent).delete();
        Replica other = replica();

        assertThat(Replica.given(other.tokens().issueChild(parent, ANY)))
                .isEqualTo(new Offspring.Refused(ChildWish.Refusal.ENDED));
        assertThat(Replica.given(other.tokens().issueChild(child, ANY)))
                .isEqualTo(new Offspring.Refused(ChildWish.Refusal.ENDED));
    }

    @Test
    void a_child_whose_parent_is_gone_is_not_found_by_its_accessor_either() {
        ValidToken parent = issued(RULES);
        ValidToken child = child(parent);
        String accessor = child.accessor().orElseThrow().text();
        assertThat(replicas.getLast().named(accessor)).isPresent();
        object(parent).delete();

        assertThat(replica().named(accessor)).isEmpty();
    }

    private ValidToken renewed(ValidToken token) {
        Renewal renewal =
                Replica.given(
                        replicas.getFirst()
                                .tokens()
                                .renew(
                                        token,
                                        Optional.empty(),
                                        (_, _) -> Answer.given(Optional.of(RULES))));
        assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
        return (ValidToken) ((Renewal.Renewed) renewal).token();
    }

    private ValidToken child(ValidToken parent) {
        return child(parent, ANY);
    }

    private ValidToken child(ValidToken parent, ChildWish wish) {
        Offspring made = Replica.given(replicas.getFirst().tokens().issueChild(parent, wish));
        assertThat(made).isInstanceOf(Offspring.Made.class);
        return ((Offspring.Made) made).token();
    }
}

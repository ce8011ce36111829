package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.api.v1alpha1.AzureSessionSpec;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is done to the record of a session makes it worth nothing, or leaves it alone: even where no
 * admission policy stands in the way, as for whoever has stolen the operator's rights.
 */
class RecordIT extends WithReplicas {

    @Test
    void a_record_says_what_the_role_said_when_the_token_was_issued() {
        TokenRules periodic =
                new TokenRules(
                        SERVICE,
                        RULES.wantedTTL(),
                        RULES.ttl(),
                        RULES.maxTTL(),
                        Optional.of(Duration.ofDays(30)),
                        Optional.of(Duration.ofHours(2)),
                        Optional.empty(),
                        List.of(),
                        RULES.policies());
        ValidToken token = issued(periodic);

        assertThat(object(token).get().getSpec().period()).isEqualTo("PT2H");
        assertThat(object(token).get().getSpec().explicitMaxTTL()).isEqualTo("PT720H");
        assertThat(replicas.getLast().valid(token.text()).kept()).isEqualTo(token.kept());
    }

    @Test
    void a_record_that_was_edited_grants_nothing() {
        ValidToken token = issued(rules(SERVICE, Optional.of(1)));

        AzureSession object = object(token).get();
        object.setSpec(withUses(object.getSpec(), 1_000_000));
        operator.resource(object).update();

        assertThat(replica().standing(token.text())).isEqualTo(Standing.NO_SESSION);
    }

    @Test
    void a_record_that_is_set_back_grants_nothing() {
        ValidToken token = issued(rules(SERVICE, Optional.of(5)));
        AzureSessionSpec before = object(token).get().getSpec();
        assertThat(replicas.getFirst().isGood(token.text())).isTrue();

        AzureSession object = object(token).get();
        object.setSpec(before);
        operator.resource(object).update();

        assertThat(object(token).get().getSpec().usesLeft()).isEqualTo(5);
        assertThat(replica().standing(token.text())).isEqualTo(Standing.NO_SESSION);
    }

    @Test
    void a_record_that_is_restored_after_its_token_was_revoked_revives_nothing() {
        ValidToken token = issued(RULES);
        AzureSession backup = object(token).get();
        Replica.given(replicas.getFirst().tokens().revoke(token));

        operator.resource(copy(backup, backup.getMetadata().getName())).create();

        Replica replica = replica();
        assertThat(replica.standing(token.text())).isEqualTo(Standing.NO_SESSION);
        assertThat(replica.named(token.accessor().orElseThrow().text())).isEmpty();
        awaitNowhere(token.text());
    }

    @Test
    void a_copy_of_a_record_is_nobodys_session() {
        ValidToken token = issued(RULES);
        SessionID other = SessionID.of(new byte[SessionID.BYTES]);

        AzureSession copy = operator.resource(copy(object(token).get(), other.name())).create();

        assertThat(SessionObject.read(copy, replicas.getFirst().keys().known())).isEmpty();
        assertThat(replicas).allMatch(it -> it.isGood(token.text()));
    }

    @Test
    void a_record_that_somebody_labels_is_what_it_was() {
        ValidToken token = issued(RULES);

        object(token)
                .edit(
                        it -> {
                            it.getMetadata().getLabels().put("team", "a");
                            return it;
                        });

        assertThat(replica().isGood(token.text())).isTrue();
    }

    @Test
    void a_record_that_is_deleted_and_held_by_a_finalizer_grants_nothing() {
        ValidToken token = issued(RULES);
        object(token)
                .edit(
                        it -> {
                            it.getMetadata().setFinalizers(List.of("example.com/hold"));
                            return it;
                        });
        assertThat(replicas).allMatch(it -> it.isGood(token.text()));

        object(token).delete();

        awaitNowhere(token.text());
        assertThat(object(token).get()).isNotNull();
        object(token)
                .edit(
                        it -> {
                            it.getMetadata().setFinalizers(List.of());
                            return it;
                        });
    }

    @Test
    void nothing_of_a_token_stands_in_its_record() {
        ServiceToken token = service(issued(RULES));
        String text = token.text().reveal().substring(ServiceToken.PREFIX.length());
        String record =
                client.getKubernetesSerialization()
                        .asJson(
                                client.resources(AzureSession.class)
                                        .inNamespace(namespace)
                                        .withName(token.session().id().name())
                                        .get());

        for (int at = 0; at + 12 <= text.length(); at++) {
            assertThat(record).doesNotContain(text.substring(at, at + 12));
        }
    }

    private AzureSession copy(AzureSession object, String name) {
        AzureSession copy = new AzureSession();
        copy.setMetadata(
                new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(namespace)
                        .withOwnerReferences(object.getMetadata().getOwnerReferences())
                        .build());
        copy.setSpec(object.getSpec());
        return copy;
    }

    private static AzureSessionSpec withUses(AzureSessionSpec old, int uses) {
        return new AzureSessionSpec(
                old.role(),
                old.subject(),
                old.policies(),
                old.boundCIDRs(),
                old.issuedAt(),
                old.expiresAt(),
                old.maxExpiresAt(),
                old.renewedAt(),
                old.creationTTL(),
                old.explicitMaxTTL(),
                old.period(),
                old.renewable(),
                uses,
                old.parent(),
                old.keyID(),
                old.digest(),
                old.seal());
    }
}

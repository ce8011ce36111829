package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.TokenSeed;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A session is the same after it has been an object of the API server. */
class SessionObjectTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TokenKey KEY = new TokenKey(new byte[TokenKey.SECRET_BYTES], NOW);
    private static final Keyring KEYS = new Keyring(List.of(KEY));
    private static final SessionID ID = SessionID.of(new byte[SessionID.BYTES]);
    private static final TokenRules RULES =
            new TokenRules(
                    TokenRules.Kind.SERVICE,
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(10),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of("default", "dev"));

    private final Session whole =
            session(
                    new Subject(
                            "tenant",
                            "object",
                            Optional.of("application"),
                            Optional.of("resource"),
                            Optional.of("identity")),
                    List.of("default", "dev"),
                    List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()),
                    Optional.of(3));
    private final Session bare =
            session(
                    new Subject(
                            "tenant",
                            "object",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    List.of(),
                    List.of(),
                    Optional.empty());

    @Test
    void a_session_comes_back_as_it_was() {
        assertThat(SessionObject.read(stored(whole), KEYS)).contains(whole);
        assertThat(SessionObject.read(stored(bare), KEYS)).contains(bare);
    }

    @Test
    void a_session_comes_back_after_a_renewal_and_a_use() {
        Session next =
                whole.renewed(RULES, NOW.plusSeconds(10), Optional.empty(), Optional.empty())
                        .orElseThrow()
                        .used();
        AzureSession changed = SessionObject.changed(stored(whole), next, KEY);

        assertThat(SessionObject.read(stored(changed, 2), KEYS)).contains(next);
    }

    @Test
    void what_was_set_back_to_what_it_once_was_is_no_session() {
        assertThat(SessionObject.read(stored(SessionObject.of(whole, KEY), 3), KEYS)).isEmpty();
    }

    @Test
    void a_child_goes_with_its_parent_and_the_others_with_their_role() {
        SessionReference parent = new SessionReference(ID, new UUID(1, 2));
        AzureSession child = stored(childOf(parent));

        assertThat(SessionObject.read(child, KEYS).orElseThrow().parent()).contains(parent);
        assertThat(child.getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getKind, OwnerReference::getUid)
                .containsExactly(tuple("AzureSession", parent.uid().toString()));
        assertThat(stored(whole).getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getKind, OwnerReference::getUid)
                .containsExactly(tuple("AzureRole", "uid"));
    }

    @Test
    void an_object_that_is_going_or_another_of_its_name_is_not_the_one_that_is_meant() {
        AzureSession object = stored(whole);
        SessionReference wanted = SessionObject.reference(object);
        assertThat(SessionObject.isAlive(object, wanted)).isTrue();
        assertThat(SessionObject.isAlive(object, new SessionReference(ID, new UUID(1, 2))))
                .isFalse();

        object.getMetadata().setDeletionTimestamp(NOW.toString());

        assertThat(SessionObject.isAlive(object, wanted)).isFalse();
    }

    @Test
    void what_somebody_else_wrote_is_no_session() {
        AzureSession moved = stored(whole);
        moved.getMetadata().setNamespace("team-b");
        AzureSession empty = new AzureSession();
        empty.setMetadata(moved.getMetadata());

        assertThat(SessionObject.read(moved, KEYS)).isEmpty();
        assertThat(SessionObject.read(empty, KEYS)).isEmpty();
        assertThat(SessionObject.read(stored(whole), new Keyring(List.of()))).isEmpty();
    }

    private static AzureSession stored(Session session) {
        return stored(SessionObject.of(session, KEY), 1);
    }

    /** As the API server would give it back. */
    private static AzureSession stored(AzureSession object, long generation) {
        KubernetesSerialization json = new KubernetesSerialization();
        AzureSession stored = json.unmarshal(json.asJson(object), AzureSession.class);
        stored.getMetadata().setGeneration(generation);
        stored.getMetadata().setUid("4f0c8c2e-0000-4000-8000-000000000007");
        return stored;
    }

    private Session childOf(SessionReference parent) {
        return new Session(
                whole.id(),
                whole.keyID(),
                whole.digest(),
                Optional.of(parent),
                whole.grant(),
                whole.lifetime(),
                whole.creationTTL(),
                whole.renewable(),
                whole.renewedAt(),
                whole.usesLeft());
    }

    private static Session session(
            Subject subject,
            List<String> policies,
            List<AddressRange> ranges,
            Optional<Integer> uses) {
        TokenSeed seed = new TokenSeed(KEY, ID, new byte[TokenSeed.RANDOM_BYTES]);
        Grant grant =
                new Grant(
                        new RoleID("team-a", "reader", "uid"),
                        subject,
                        policies,
                        ranges,
                        NOW,
                        NOW.plusSeconds(3600));
        return new Session(
                ID,
                KEY.id(),
                seed.digest(),
                Optional.empty(),
                grant,
                new Lifetime(
                        NOW,
                        Optional.of(NOW.plusSeconds(36_000)),
                        uses.map(Duration::ofDays),
                        uses.map(Duration::ofHours)),
                Duration.ofHours(1),
                true,
                Optional.empty(),
                uses);
    }
}

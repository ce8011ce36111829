package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session is the same after it has been an object of the API server. */
class SessionObjectTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TokenKey KEY = new TokenKey(new byte[TokenKey.SECRET_BYTES], NOW);
    private static final Keyring KEYS = new Keyring(List.of(KEY));
    private static final SessionID ID = SessionID.of(new byte[SessionID.BYTES]);

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
        Session next = whole.renewed(NOW.plusSeconds(5000), NOW.plusSeconds(10)).used();

        assertThat(SessionObject.read(stored(next), KEYS)).contains(next);
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

    /** As the API server would give it back. */
    private static AzureSession stored(Session session) {
        KubernetesSerialization json = new KubernetesSerialization();
        return json.unmarshal(json.asJson(SessionObject.of(session, KEY)), AzureSession.class);
    }

    private static Session session(
            Subject subject,
            List<String> policies,
            List<AddressRange> ranges,
            Optional<Integer> uses) {
        ServiceToken token = ServiceToken.made(KEY, ID, new byte[ServiceToken.RANDOM_BYTES]);
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
                token.digest(),
                Optional.empty(),
                grant,
                new Lifetime(NOW, Optional.of(NOW.plusSeconds(36_000))),
                Duration.ofHours(1),
                true,
                Optional.empty(),
                uses);
    }
}

package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.api.v1alpha1.AzureSessionSpec;
import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that know nothing of each other agree about tokens, because they ask. */
class SessionsIT {
    private final Instant now = Instant.now();
    private static final String ROLE =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureRole
            metadata:
              name: reader
            spec:
              configRef:
                name: azure
              azureRoles:
                - roleName: Reader
                  scope: /subscriptions/00000000-0000-0000-0000-000000000000
            """;
    private static final Subject SUBJECT =
            new Subject("tenant", "object", Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir Path folder;
    private TestCluster cluster;
    private KubernetesClient client;
    private String namespace;
    private String role;
    private List<TokenKeys> keys;
    private List<Sessions> replicas;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        cluster.install();
        namespace = cluster.namespace("team-a");
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .withLabels(cluster.labels())
                                .endMetadata()
                                .build())
                .create();
        // The cluster sweeps sessions whose role does not exist
        role =
                client.resource(ROLE)
                        .inNamespace(namespace)
                        .create()
                        .getMetadata()
                        .getUid();
        keys =
                IntStream.range(0, 3)
                        .mapToObj(_ -> new TokenKeys(client, namespace, Clock.systemUTC()))
                        .toList();
        keys.parallelStream().forEach(TokenKeys::refresh);
        keys.forEach(TokenKeys::refresh);
        replicas = keys.stream().map(it -> new Sessions(client, it::known)).toList();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void replicas_that_start_together_agree_about_the_key() {
        assertThat(keys.getFirst().known().keys()).isNotEmpty();
        assertThat(keys)
                .extracting(it -> it.known().sealing(now).orElseThrow().id())
                .hasSize(3)
                .containsOnly(key().id());
    }

    @Test
    void a_session_is_found_by_its_token_on_every_replica_and_by_no_other() {
        ServiceToken token = begun(Optional.empty());
        byte[] random = new byte[ServiceToken.RANDOM_BYTES];
        random[0] = 1;
        ServiceToken other = ServiceToken.made(key(), token.session(), random);

        assertThat(replicas).allMatch(it -> found(it, token).isPresent());
        assertThat(replicas).noneMatch(it -> found(it, other).isPresent());
    }

    @Test
    void a_token_is_used_exactly_as_often_as_it_can_be() throws Exception {
        ServiceToken token = begun(Optional.of(30));
        List<Future<Boolean>> uses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 80; i++) {
                Sessions replica = replicas.get(i % 3);
                uses.add(threads.submit(() -> isUsed(replica, token)));
            }
        }
        int used = 0;
        for (Future<Boolean> use : uses) {
            used += use.get() ? 1 : 0;
        }

        assertThat(used).isEqualTo(30);
    }

    @Test
    void a_session_that_ends_on_one_replica_is_over_on_the_others_within_a_second() {
        ServiceToken token = begun(Optional.empty());
        assertThat(replicas).allMatch(it -> found(it, token).isPresent());

        assertThat(replicas.getFirst().end(namespace, token.session()))
                .isEqualTo(Answer.given(true));

        assertThat(found(replicas.getFirst(), token)).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> replicas.stream().noneMatch(it -> found(it, token).isPresent()));
        assertThat(replicas.getFirst().end(namespace, token.session()))
                .isEqualTo(Answer.given(false));
    }

    @Test
    void a_session_that_was_edited_or_copied_grants_nothing() {
        ServiceToken token = begun(Optional.of(1));
        AzureSession object =
                client.resources(AzureSession.class)
                        .inNamespace(namespace)
                        .withName(token.session().name())
                        .get();
        SessionID other = SessionID.of(new byte[SessionID.BYTES]);
        AzureSession copy = new AzureSession();
        copy.getMetadata().setName(other.name());
        copy.getMetadata().setNamespace(namespace);
        copy.setSpec(object.getSpec());
        client.resource(copy).create();
        client.resources(AzureSession.class)
                .inNamespace(namespace)
                .withName(token.session().name())
                .edit(SessionsIT::withManyUses);

        assertThat(replicas)
                .allMatch(it -> it.find(namespace, other).equals(Answer.given(Optional.empty())));
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> replicas.stream().noneMatch(it -> found(it, token).isPresent()));
    }

    @Test
    void who_deletes_the_keys_ends_every_token() {
        ServiceToken token = begun(Optional.empty());
        client.secrets().inNamespace(namespace).withName(KeySecret.NAME).delete();
        keys.forEach(TokenKeys::refresh);

        assertThat(keys.getFirst().known().keys()).isNotEmpty();
        assertThat(keys).noneMatch(it -> ServiceToken.read(it.known(), token.text()).isPresent());
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> replicas.stream().noneMatch(it -> found(it, token).isPresent()));
    }

    private boolean isUsed(Sessions replica, ServiceToken token) {
        return switch (replica.change(namespace, token.session(), this::use)) {
            case Answer.Given<Optional<Session>>(Optional<Session> used) -> used.isPresent();
            case Answer.Refused<Optional<Session>>(var problem) ->
                    throw new IllegalStateException(problem.message());
        };
    }

    private Optional<Session> use(Session session) {
        Optional<String> role = Optional.of(session.grant().role().uid());
        var anywhere = AddressRange.address("192.0.2.1").orElseThrow();
        return Standing.of(session, role, anywhere, now) == Standing.GOOD
                ? Optional.of(session.used())
                : Optional.empty();
    }

    private Optional<Session> found(Sessions replica, ServiceToken token) {
        return switch (replica.find(namespace, token)) {
            case Answer.Given<Optional<Session>>(Optional<Session> session) -> session;
            case Answer.Refused<Optional<Session>>(var problem) ->
                    throw new IllegalStateException(problem.message());
        };
    }

    private ServiceToken begun(Optional<Integer> uses) {
        byte[] random = new byte[SessionID.BYTES];
        new SecureRandom().nextBytes(random);
        ServiceToken token =
                ServiceToken.made(key(), SessionID.of(random), new byte[ServiceToken.RANDOM_BYTES]);
        TokenRules rules =
                new TokenRules(
                        TokenRules.Kind.SERVICE,
                        Duration.ofHours(1),
                        Duration.ofHours(10),
                        Optional.empty(),
                        Optional.empty(),
                        uses,
                        List.of(),
                        List.of("default"));
        Lifetime lifetime = Lifetime.begun(rules, now);
        Grant grant =
                new Grant(
                        new RoleID(namespace, "reader", role),
                        SUBJECT,
                        rules.policies(),
                        rules.boundCIDRs(),
                        lifetime.issuedAt(),
                        lifetime.firstEnd(rules));
        Session session = Session.begun(token, grant, lifetime, rules);
        assertThat(replicas.getFirst().begin(session, key())).isEqualTo(Answer.given(session));
        return token;
    }

    private TokenKey key() {
        return keys.getFirst().known().sealing(now).orElseThrow();
    }

    private static AzureSession withManyUses(AzureSession object) {
        var old = object.getSpec();
        object.setSpec(
                new AzureSessionSpec(
                        old.role(),
                        old.subject(),
                        old.policies(),
                        old.boundCIDRs(),
                        old.issuedAt(),
                        old.expiresAt(),
                        old.maxExpiresAt(),
                        old.renewedAt(),
                        old.creationTTL(),
                        old.renewable(),
                        1_000_000,
                        old.parent(),
                        old.keyID(),
                        old.digest(),
                        old.seal()));
        return object;
    }
}

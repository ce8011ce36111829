package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.BLUEPRINT;
import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authentication.ClientCertificate;
import io.azurecredentials.azure.Authentication.FederatedToken;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.FederatedCredential;
import io.azurecredentials.emulator.world.Issuer;
import io.azurecredentials.emulator.world.World;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator may show of its own, the client secret and managed identities aside. */
class AuthenticationIT {
    private static final ClusterIssuer CLUSTER = new ClusterIssuer("https://cluster.example/");
    private static final String SUBJECT = "system:serviceaccount:team-a:azure";
    private static final Pair PAIR = Pair.rsa();
    private static final Application APPLICATION =
            Application.named("app")
                    .withGraphPermissions("Application.ReadWrite.OwnedBy")
                    .withCertificates(PAIR.certificate())
                    .withFederated(FederatedCredential.of("cluster", CLUSTER.url(), SUBJECT));

    private final Sandbox sandbox =
            new Sandbox(
                    World.standard()
                            .withApplications(APPLICATION, Application.named("plain"))
                            .withIssuers(
                                    new Issuer(
                                            CLUSTER.url(),
                                            Optional.of(CLUSTER.keySet()),
                                            Optional.empty())));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_certificate_signs_in_with_and_without_its_chain() {
        for (boolean sendChain : new boolean[] {false, true}) {
            Tenant tenant = sandbox.tenant(certificate(PAIR, sendChain));

            given(tenant.proveAccess());
            given(tenant.directory().upsertApplication(BLUEPRINT));
            assertThat(given(tenant.clientID())).isEqualTo(APPLICATION.clientID());
        }
    }

    @Test
    void a_certificate_of_somebody_else_is_refused_in_words() {
        Problem problem = refused(sandbox.tenant(certificate(Pair.rsa(), false)).proveAccess());

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(problem.message()).contains("certificate is not the application's");
        assertThat(sandbox.requests("entra.token")).isOne();
    }

    @Test
    void an_expired_certificate_is_not_even_shown() {
        Pair expired = Pair.until("RSA", 2048, Instant.now().minusSeconds(60));

        assertThat(refused(sandbox.tenant(certificate(expired, false)).proveAccess()).reason())
                .isEqualTo(Reason.CREDENTIAL_EXPIRED);
        assertThat(sandbox.requests("entra.token")).isZero();
    }

    @Test
    void a_token_of_the_cluster_signs_in_and_is_asked_for_each_time() {
        AtomicInteger asked = new AtomicInteger();
        Tenant tenant =
                sandbox.tenant(
                        new FederatedToken(
                                APPLICATION.clientID(),
                                () -> {
                                    asked.incrementAndGet();
                                    return Answer.given(CLUSTER.token(SUBJECT));
                                }));

        given(tenant.proveAccess());
        given(tenant.directory().findApplication("any"));
        assertThat(asked).hasValue(2);
        assertThat(given(tenant.clientID())).isEqualTo(APPLICATION.clientID());
    }

    @Test
    void what_does_not_match_is_named() {
        assertThat(federated(APPLICATION, CLUSTER.url(), "system:serviceaccount:team-b:azure"))
                .contains("has the subject of the token");
        assertThat(federated(APPLICATION, CLUSTER.url(), SUBJECT.toUpperCase(Locale.ROOT)))
                .contains("case of letters");
        assertThat(federated(APPLICATION, "https://other.example/", SUBJECT))
                .contains("has the issuer of the token");
        assertThat(federated(sandbox.emulator.world().application("plain"), CLUSTER.url(), SUBJECT))
                .contains("has no federated identity credential");
    }

    @Test
    void without_a_token_of_the_cluster_nothing_is_asked_of_entra_until_there_is_one() {
        Problem missing = Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "No token came.");
        AtomicReference<Answer<Sensitive>> current = new AtomicReference<>(Answer.refused(missing));
        Tenant tenant = sandbox.tenant(new FederatedToken(APPLICATION.clientID(), current::get));

        assertThat(refused(tenant.proveAccess())).isEqualTo(missing);
        assertThat(refused(tenant.directory().findApplication("any"))).isEqualTo(missing);
        assertThat(sandbox.requests("entra.token")).isZero();
        current.set(Answer.given(CLUSTER.token(SUBJECT)));
        given(tenant.directory().findApplication("any"));
    }

    private static ClientCertificate certificate(Pair pair, boolean sendChain) {
        return new ClientCertificate(APPLICATION.clientID(), pair.signing(), sendChain);
    }

    private String federated(Application application, String issuer, String subject) {
        Problem problem =
                refused(
                        sandbox.tenant(
                                        new FederatedToken(
                                                application.clientID(),
                                                () -> Answer.given(CLUSTER.token(issuer, subject))))
                                .proveAccess());
        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.message()).doesNotContain(subject, "AADSTS");
        return problem.message();
    }
}

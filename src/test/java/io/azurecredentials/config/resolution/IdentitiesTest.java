package io.azurecredentials.config.resolution;

import static io.azurecredentials.config.resolution.ResolutionFixtures.SECRET;
import static io.azurecredentials.config.resolution.ResolutionFixtures.SET;
import static io.azurecredentials.config.resolution.ResolutionFixtures.WRITTEN;
import static io.azurecredentials.config.resolution.ResolutionFixtures.pod;
import static io.azurecredentials.config.resolution.ResolutionFixtures.refused;
import static io.azurecredentials.config.resolution.ResolutionFixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.api.v1alpha1.RootAuthentication.CertificateKey;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientCertificate;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientSecret;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ManagedIdentity;
import io.azurecredentials.api.v1alpha1.RootAuthentication.SecretKey;
import io.azurecredentials.api.v1alpha1.RootAuthentication.WorkloadIdentity;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.resolution.Identity.Certificate;
import io.azurecredentials.config.resolution.Identity.Managed;
import io.azurecredentials.config.resolution.Identity.OwnSecret;
import io.azurecredentials.config.resolution.Identity.OwnToken;
import io.azurecredentials.config.resolution.Identity.Secret;
import io.azurecredentials.config.resolution.Identity.ServiceAccount;
import io.fabric8.kubernetes.api.model.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** As whom a config signs in: every mode, every variable, every kind. */
class IdentitiesTest {
    private static final java.time.Duration HOUR = java.time.Duration.ofHours(1);
    private static final SecretKey KEY = new SecretKey("root", "key");
    private static final CertificateKey PAIR = new CertificateKey("root", "pair");
    private static final ManagedIdentity MACHINE = new ManagedIdentity(null, null, null);
    private static final RootAuthentication BY_SECRET =
            new RootAuthentication(new ClientSecret(WRITTEN, KEY, null), null, null, null);
    private static final RootAuthentication BY_CERTIFICATE =
            new RootAuthentication(null, new ClientCertificate(WRITTEN, PAIR, true), null, null);
    private static final RootAuthentication BY_ACCOUNT = workload("azure");
    private static final RootAuthentication BY_OWN_TOKEN = workload(null);
    private static final RootAuthentication BY_MACHINE =
            new RootAuthentication(null, null, null, MACHINE);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # mode   | client id | secret | token | what
                    IF_UNSET,  true,       true,    true,   secret
                    IF_UNSET,  true,       true,    false,  secret
                    IF_UNSET,  true,       false,   true,   token
                    IF_UNSET,  true,       false,   false,  named
                    IF_UNSET,  false,      true,    true,   machine
                    IF_UNSET,  false,      true,    false,  machine
                    IF_UNSET,  false,      false,   true,   machine
                    IF_UNSET,  false,      false,   false,  machine
                    OVERRIDE,  true,       true,    true,   secret
                    OVERRIDE,  true,       false,   true,   token
                    OVERRIDE,  false,      false,   false,  machine
                    IGNORE,    true,       true,    true,   machine
                    IGNORE,    false,      false,   false,  machine
                    """)
    void without_authentication_the_pod_is_asked_for_what_it_has(
            EnvironmentVariables mode, boolean id, boolean secret, boolean token, String what) {
        Identity expected =
                switch (what) {
                    case "secret" -> new OwnSecret(SET, SECRET);
                    case "token" -> new OwnToken(SET);
                    case "named" -> new Managed(new ManagedIdentity(SET, null, null), true);
                    default -> new Managed(MACHINE, true);
                };

        assertThat(of(mode, null, pod(id, secret, token))).isEqualTo(expected);
        assertThat(expected.isAmbient()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"IF_UNSET", "IGNORE"})
    void what_is_written_stays_what_it_is(EnvironmentVariables mode) {
        Variables all = pod(true, true, true);

        assertThat(of(mode, BY_SECRET, all)).isEqualTo(new Secret(WRITTEN, KEY));
        assertThat(of(mode, BY_CERTIFICATE, all)).isEqualTo(new Certificate(WRITTEN, PAIR, true));
        assertThat(of(mode, BY_ACCOUNT, all)).isEqualTo(account(WRITTEN, ""));
        assertThat(of(mode, BY_OWN_TOKEN, all)).isEqualTo(new OwnToken(WRITTEN));
        assertThat(of(mode, BY_MACHINE, all)).isEqualTo(new Managed(MACHINE, false));
    }

    @Test
    void a_client_id_that_overrides_is_that_of_what_is_written() {
        Variables id = pod(true, false, true);
        EnvironmentVariables mode = EnvironmentVariables.OVERRIDE;

        assertThat(of(mode, BY_SECRET, id)).isEqualTo(new Secret(SET, KEY));
        assertThat(of(mode, BY_CERTIFICATE, id)).isEqualTo(new Certificate(SET, PAIR, true));
        assertThat(of(mode, BY_ACCOUNT, id)).isEqualTo(account(SET, ""));
        assertThat(of(mode, BY_OWN_TOKEN, id)).isEqualTo(new OwnToken(SET));
        assertThat(of(mode, BY_MACHINE, id))
                .isEqualTo(new Managed(new ManagedIdentity(SET, null, null), false));
    }

    @Test
    void a_client_secret_that_overrides_is_lent_by_the_pod_whatever_is_written() {
        EnvironmentVariables mode = EnvironmentVariables.OVERRIDE;

        assertThat(of(mode, BY_CERTIFICATE, pod(true, true, false)))
                .isEqualTo(new OwnSecret(SET, SECRET));
        assertThat(of(mode, BY_SECRET, pod(false, true, false)))
                .isEqualTo(new OwnSecret(WRITTEN, SECRET));
        assertThat(
                        refused(
                                        Identities.of(
                                                spec(mode, null, null, BY_MACHINE),
                                                pod(false, true, false),
                                                Environment.AZURE_PUBLIC_CLOUD))
                                .message())
                .contains("set AZURE_CLIENT_ID for the operator as well");
    }

    @Test
    void what_stands_beside_the_config_is_not_lent() {
        assertThat(new Secret(WRITTEN, KEY).isAmbient()).isFalse();
        assertThat(new Certificate(WRITTEN, PAIR, true).isAmbient()).isFalse();
        assertThat(account(WRITTEN, "").isAmbient()).isFalse();
        assertThat(new Managed(MACHINE, false).isAmbient()).isTrue();
        assertThat(new OwnToken(WRITTEN).isAmbient()).isTrue();
    }

    @Test
    void a_pod_without_a_token_lends_none() {
        assertThat(
                        refused(
                                        Identities.of(
                                                spec(
                                                        EnvironmentVariables.IF_UNSET,
                                                        null,
                                                        null,
                                                        BY_OWN_TOKEN),
                                                Variables.NONE,
                                                Environment.AZURE_PUBLIC_CLOUD))
                                .message())
                .contains("write workloadIdentity.serviceAccountName");
    }

    @ParameterizedTest
    @CsvSource({
        "AZURE_PUBLIC_CLOUD, ''",
        "AZURE_US_GOVERNMENT_CLOUD, USGov",
        "AZURE_CHINA_CLOUD, China"
    })
    void the_audience_is_the_clouds_own(Environment environment, String end) {
        assertThat(
                        Identities.of(
                                spec(EnvironmentVariables.IF_UNSET, null, null, BY_ACCOUNT),
                                Variables.NONE,
                                environment))
                .isEqualTo(Answer.given(account(WRITTEN, end)));
    }

    private static Identity of(
            EnvironmentVariables mode,
            @Nullable RootAuthentication authentication,
            Variables variables) {
        Answer<Identity> answer =
                Identities.of(
                        spec(mode, null, null, authentication),
                        variables,
                        Environment.AZURE_PUBLIC_CLOUD);
        return ((Answer.Given<Identity>) answer).value();
    }

    private static ServiceAccount account(String clientID, String end) {
        return new ServiceAccount(clientID, "azure", "api://AzureADTokenExchange" + end, HOUR);
    }

    private static RootAuthentication workload(@Nullable String account) {
        return new RootAuthentication(
                null, null, new WorkloadIdentity(WRITTEN, account, null, new Duration(HOUR)), null);
    }
}

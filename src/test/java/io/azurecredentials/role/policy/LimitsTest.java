package io.azurecredentials.role.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.Leases;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.Propagation;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Mode;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Renewal;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Strategy;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientSecret;
import io.azurecredentials.api.v1alpha1.RootAuthentication.SecretKey;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # config ttl, maxTTL | role ttl, maxTTL, explicitMaxTTL | credential ttl, maxTTL | in force
                    24h, 768h,               ,     ,     ,               ,     ,             24h, 768h
                    24h, 768h,             8h,     ,     ,               ,     ,              8h, 768h
                    24h, 768h,               , 100h,     ,               ,     ,             24h, 100h
                    24h, 768h,               ,     ,     ,             1h,     ,              1h, 768h
                    24h, 768h,               ,     ,     ,               ,  90h,             24h,  90h
                    24h, 768h,             8h, 100h,     ,             1h,  90h,              1h,  90h
                    24h, 768h,             1h,  90h,     ,             8h, 100h,              1h,  90h
                    24h, 768h,            48h, 900h,     ,            72h, 999h,             24h, 768h
                     1h,   2h,             8h, 100h,     ,             9h,  90h,              1h,   2h
                    24h, 768h,             8h,     ,     ,               ,   2h,              2h,   2h
                    24h, 768h,               ,   3h,     ,             5h,     ,              3h,   3h
                    24h, 768h,               ,     ,  50h,               ,     ,             24h,  50h
                    24h, 768h,               ,     ,   5h,               ,     ,              5h,   5h
                    """)
    void the_smallest_of_config_role_and_credential_holds_and_no_ttl_is_above_the_longest(
            String configTTL,
            String configMaxTTL,
            @Nullable String roleTTL,
            @Nullable String roleMaxTTL,
            @Nullable String explicitMaxTTL,
            @Nullable String ttl,
            @Nullable String maxTTL,
            String ttlInForce,
            String maxTTLInForce) {
        Limits limits =
                Limits.of(
                        config(configTTL, configMaxTTL),
                        new AzureRoleSpec(
                                new Reference("config", null),
                                List.of(),
                                null,
                                null,
                                duration(roleTTL),
                                duration(roleMaxTTL),
                                duration(explicitMaxTTL),
                                null,
                                false,
                                false,
                                AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                                null,
                                null,
                                AzureRoleSpec.DeletionPolicy.BLOCK),
                        credential(ttl, maxTTL));

        assertThat(Limits.text(limits.ttl())).isEqualTo(ttlInForce);
        assertThat(Limits.text(limits.maxTTL())).isEqualTo(maxTTLInForce);
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H, 24h",
        "PT1H, 1h",
        "PT90M, 90m",
        "PT1M, 1m",
        "PT61S, 1m1s",
        "PT19M48S, 19m48s",
        "PT10S, 10s",
        "PT0.25S, 250ms",
        "PT1.5S, 1500ms",
        "P7D, 168h",
    })
    void a_duration_is_written_in_the_units_that_fit(java.time.Duration duration, String text) {
        assertThat(Limits.text(duration)).isEqualTo(text);
    }

    private static AzureConfigSpec config(String ttl, String maxTTL) {
        Duration second = new Duration(java.time.Duration.ofSeconds(1));
        return new AzureConfigSpec(
                "tenant",
                "subscription",
                null,
                new RootAuthentication(
                        new ClientSecret("client", new SecretKey("root", "key"), null),
                        null,
                        null,
                        null),
                null,
                AzureConfigSpec.EnvironmentVariables.IF_UNSET,
                "azcred-",
                new Leases(parsed(ttl), parsed(maxTTL)),
                Defaults.TOKENS,
                Defaults.RETRY,
                null,
                new Propagation(3, second, second, second),
                second,
                false,
                null);
    }

    private static AzureCredentialSpec credential(@Nullable String ttl, @Nullable String maxTTL) {
        return new AzureCredentialSpec(
                new Reference("role", null),
                new SecretTarget(null, "Opaque", null, null, null, null),
                duration(ttl),
                duration(maxTTL),
                new Renewal(Mode.AUTOMATIC, Strategy.PASSWORD, 67, null),
                null,
                parsed("10m"),
                false,
                AzureCredentialSpec.Delivery.SECRET,
                null);
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : parsed(text);
    }

    private static Duration parsed(String text) {
        return new Duration(java.time.Duration.parse("PT" + text));
    }
}

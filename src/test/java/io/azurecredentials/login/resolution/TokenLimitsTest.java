package io.azurecredentials.login.resolution;

import static io.azurecredentials.login.resolution.Specs.duration;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.ConfigTokens;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.RoleToken;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.TokenRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever logs in gets. */
class TokenLimitsTest {
    @Test
    void a_role_that_says_nothing_gets_what_vault_gives_by_default() {
        assertThat(token(Defaults.TOKENS, Defaults.TOKEN))
                .isEqualTo(
                        new TokenRules(
                                TokenRules.Kind.SERVICE,
                                Duration.ofDays(32),
                                Duration.ofDays(32),
                                Duration.ofDays(32),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of("default")));
    }

    @Test
    void what_a_role_says_is_what_its_tokens_are_like() {
        RoleToken role =
                new RoleToken(
                        null,
                        null,
                        duration("PT48H"),
                        duration("PT24H"),
                        7,
                        null,
                        false,
                        List.of("10.0.0.0/8", "fd00::/8", "10.0.0.0/8"),
                        RoleToken.Kind.SERVICE);

        TokenRules rules = token(Defaults.TOKENS, role);

        assertThat(rules.explicitMaxTTL()).contains(Duration.ofDays(2));
        assertThat(rules.period()).contains(Duration.ofHours(24));
        assertThat(rules.numUses()).contains(7);
        assertThat(rules.boundCIDRs())
                .containsExactly(
                        AddressRange.parse("10.0.0.0/8").orElseThrow(),
                        AddressRange.parse("fd00::/8").orElseThrow());
    }

    @Test
    void a_batch_token_is_one() {
        RoleToken role =
                new RoleToken(
                        null, null, null, null, null, null, false, null, RoleToken.Kind.BATCH);

        assertThat(token(Defaults.TOKENS, role).kind()).isEqualTo(TokenRules.Kind.BATCH);
    }

    @ParameterizedTest(name = "config {0} {1}, role {2} {3} {4}: {5} {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT768H, PT768H, -,    -,     -,    PT768H, PT768H",
                "PT2H,   PT24H,  -,    -,     -,    PT2H,   PT24H",
                "PT2H,   PT24H,  PT1H, -,     -,    PT1H,   PT24H",
                "PT2H,   PT24H,  PT3H, -,     -,    PT2H,   PT24H",
                "PT2H,   PT24H,  -,    PT12H, -,    PT2H,   PT12H",
                "PT2H,   PT24H,  -,    PT48H, -,    PT2H,   PT24H",
                "PT2H,   PT24H,  -,    PT1H,  -,    PT1H,   PT1H",
                "PT2H,   PT24H,  -,    -,     PT1H, PT1H,   PT1H",
                "PT2H,   PT24H,  -,    PT4H,  PT9H, PT2H,   PT4H",
                "PT2.9S, PT9.9S, -,    -,     -,    PT2S,   PT9S",
            })
    void the_more_restrictive_of_config_and_role_holds_in_whole_seconds(
            String configTTL,
            String configMaxTTL,
            @Nullable String ttl,
            @Nullable String maxTTL,
            @Nullable String explicitMaxTTL,
            Duration ttlInForce,
            Duration maxTTLInForce) {
        TokenRules rules =
                token(tokens(configTTL, configMaxTTL), lasting(ttl, maxTTL, explicitMaxTTL));

        assertThat(rules.ttl()).isEqualTo(ttlInForce);
        assertThat(rules.maxTTL()).isEqualTo(maxTTLInForce);
    }

    private static RoleToken lasting(
            @Nullable String ttl, @Nullable String maxTTL, @Nullable String explicitMaxTTL) {
        return new RoleToken(
                duration(ttl),
                duration(maxTTL),
                duration(explicitMaxTTL),
                null,
                null,
                null,
                false,
                null,
                RoleToken.Kind.SERVICE);
    }

    /** Vault warns of what is not granted of it. */
    @ParameterizedTest(name = "config {0} {1}, role {2} {3}: {4} {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT768H, PT768H, -,    -,    PT768H, PT768H",
                "PT2H,   PT24H,  PT1H, -,    PT1H,   PT1H",
                "PT2H,   PT24H,  PT3H, -,    PT3H,   PT2H",
                "PT2H,   PT24H,  -,    PT1H, PT2H,   PT1H",
            })
    void what_a_role_wants_is_known_beside_what_it_gets(
            String configTTL,
            String configMaxTTL,
            @Nullable String ttl,
            @Nullable String maxTTL,
            Duration wanted,
            Duration granted) {
        TokenRules rules = token(tokens(configTTL, configMaxTTL), lasting(ttl, maxTTL, null));

        assertThat(rules.wantedTTL()).isEqualTo(wanted);
        assertThat(rules.ttl()).isEqualTo(granted);
    }

    @ParameterizedTest(name = "{0}, without default {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, false, default",
                "-, true, ''",
                "write read, false, default read write",
                "write read, true, read write",
                "read default, false, default read",
                "read default, true, default read",
            })
    void policies_are_what_the_role_says_and_default_unless_it_says_no(
            @Nullable String policies, boolean noDefaultPolicy, String inForce) {
        RoleToken role =
                new RoleToken(
                        null,
                        null,
                        null,
                        null,
                        null,
                        policies == null ? null : List.of(policies.split(" ")),
                        noDefaultPolicy,
                        null,
                        RoleToken.Kind.SERVICE);

        assertThat(String.join(" ", token(Defaults.TOKENS, role).policies())).isEqualTo(inForce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "fd00::1/8", ":::", "1:2", "::1.2.3"})
    void a_range_that_the_schema_cannot_see_through_is_refused_by_its_text(String range) {
        RoleToken role =
                new RoleToken(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        List.of("192.0.2.7", range),
                        RoleToken.Kind.SERVICE);

        Problem problem =
                Specs.refused(
                        LoginRules.of(
                                Specs.ISSUERS,
                                Specs.config(Specs.AUDIENCE_ONLY),
                                Specs.role(Specs.login(role)),
                                Optional.empty()));

        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(problem.message())
                .startsWith("login.token.boundCIDRs holds " + range + ", which is no address");
    }

    private static ConfigTokens tokens(String ttl, String maxTTL) {
        return new ConfigTokens(
                Objects.requireNonNull(duration(ttl)), Objects.requireNonNull(duration(maxTTL)));
    }

    private static TokenRules token(ConfigTokens config, RoleToken role) {
        return Specs.given(
                        Specs.config(EnvironmentVariables.IF_UNSET, Specs.AUDIENCE_ONLY, config),
                        Specs.role(Specs.login(role)))
                .token();
    }
}

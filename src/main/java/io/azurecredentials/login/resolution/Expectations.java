package io.azurecredentials.login.resolution;

import static io.azurecredentials.base.Reason.LOGIN_NOT_SET_UP;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.ConfigLogin;
import io.azurecredentials.api.v1alpha1.RoleLogin;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.resolution.Choice;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.TokenVersion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a config, and a role of it, want Azure tokens to say. */
final class Expectations {
    /** As the API asks of what is written there. */
    private static final Pattern AUDIENCE = Pattern.compile("[!-~&&[^*]]{1,256}");

    /** What holds for a config that writes nothing, where the operator names the audience. */
    private static final ConfigLogin NOTHING_WRITTEN =
            new ConfigLogin(null, null, null, false, null, null);

    private Expectations() {}

    static Answer<Expected> of(
            Issuers issuers, AzureConfigSpec config, RoleLogin role, Optional<String> resource) {
        ConfigLogin login = Optional.ofNullable(config.login()).orElse(NOTHING_WRITTEN);
        return Choice.RESOURCE
                .required(
                        LOGIN_NOT_SET_UP,
                        config.environmentVariables(),
                        login.resource(),
                        resource,
                        AUDIENCE.asMatchPredicate(),
                        "audience")
                .map(
                        audience ->
                                new Expected(
                                        issuers.tenantID(),
                                        issuers.v1(),
                                        issuers.v2(),
                                        versions(login.tokenVersions()),
                                        audiences(audience, login.additionalAudiences()),
                                        login.allowUserTokens(),
                                        age(login, role)));
    }

    private static Set<String> audiences(String audience, @Nullable List<String> more) {
        Set<String> all = new LinkedHashSet<>(more == null ? List.of() : more);
        all.add(audience);
        return all;
    }

    private static Set<TokenVersion> versions(@Nullable List<ConfigLogin.Version> written) {
        return written == null
                ? EnumSet.allOf(TokenVersion.class)
                : written.stream().map(Expectations::version).collect(Collectors.toSet());
    }

    private static TokenVersion version(ConfigLogin.Version written) {
        return switch (written) {
            case V1 -> TokenVersion.V1;
            case V2 -> TokenVersion.V2;
        };
    }

    private static Optional<Duration> age(ConfigLogin config, RoleLogin role) {
        return Stream.of(
                        Optional.ofNullable(config.maxTokenAge()),
                        Optional.ofNullable(role.maxTokenAge()))
                .flatMap(Optional::stream)
                .map(io.fabric8.kubernetes.api.model.Duration::getDuration)
                .min(Duration::compareTo);
    }
}

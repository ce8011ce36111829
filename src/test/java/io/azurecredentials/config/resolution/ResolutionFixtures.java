package io.azurecredentials.config.resolution;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.Defaults;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Specs and pods that say as little as can be. */
final class ResolutionFixtures {
    /** What a spec says. */
    static final String WRITTEN = "00000000-0000-0000-0000-00000000aaaa";

    /** What a pod says. */
    static final String SET = "00000000-0000-0000-0000-00000000bbbb";

    static final Sensitive SECRET = Sensitive.of("fake~secret-of-the-pod");

    private ResolutionFixtures() {}

    static AzureConfigSpec spec(
            EnvironmentVariables mode,
            @Nullable String id,
            @Nullable Environment environment,
            @Nullable RootAuthentication authentication) {
        Duration second = new Duration(java.time.Duration.ofSeconds(1));
        return new AzureConfigSpec(
                id,
                id,
                environment,
                authentication,
                null,
                mode,
                "azcred-",
                new AzureConfigSpec.Leases(second, second),
                Defaults.TOKENS,
                Defaults.RETRY,
                null,
                new AzureConfigSpec.Propagation(3, second, second, second),
                second,
                false,
                null);
    }

    /** One that says tenant, subscription and environment. */
    static Variables place(@Nullable String id, @Nullable String environment) {
        return new Variables(
                Optional.ofNullable(id),
                Optional.ofNullable(id),
                Optional.ofNullable(environment),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** One that says who it is. */
    static Variables pod(boolean id, boolean secret, boolean token) {
        return new Variables(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                id ? Optional.of(SET) : Optional.empty(),
                secret ? Optional.of(SECRET) : Optional.empty(),
                token);
    }

    static Problem refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?>(Object value) -> throw new AssertionError("given: " + value);
            case Answer.Refused<?>(Problem problem) -> problem;
        };
    }
}

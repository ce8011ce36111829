package io.azurecredentials.config.resolution;

import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a spec and the variable that may stand in for it.
 *
 * @param field as it is written in a spec
 * @param variable the name of the variable
 */
public record Choice(String field, String variable) {
    /** The expected audience of logins. */
    public static final Choice RESOURCE = new Choice("login.resource", "AZURE_AD_RESOURCE");

    static final Choice TENANT_ID = new Choice("tenantID", "AZURE_TENANT_ID");
    static final Choice SUBSCRIPTION_ID = new Choice("subscriptionID", "AZURE_SUBSCRIPTION_ID");
    static final Choice ENVIRONMENT = new Choice("environment", "AZURE_ENVIRONMENT");

    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** Which of the two is in force, if any. */
    public <T> Optional<T> of(
            EnvironmentVariables mode, @Nullable T written, Optional<? extends T> set) {
        Optional<T> spec = Optional.ofNullable(written);
        Optional<T> pod = set.map(it -> it);
        return switch (mode) {
            case IF_UNSET -> spec.or(() -> pod);
            case OVERRIDE -> pod.or(() -> spec);
            case IGNORE -> spec;
        };
    }

    /** The GUID in force. */
    Answer<String> guid(EnvironmentVariables mode, @Nullable String written, Optional<String> set) {
        Optional<String> chosen = of(mode, written, set);
        if (chosen.isEmpty()) {
            return refused(
                    mode == EnvironmentVariables.IGNORE
                            ? "Write %s; with environmentVariables Ignore, %s of the operator does not stand in for it."
                            : "Write %s, or set %s for the operator.");
        }
        String id = chosen.get();
        return id.equals(written)
                ? Answer.given(id)
                : parsed(id, it -> Optional.of(it).filter(x -> x.matches(GUID)), "GUID");
    }

    /** What stands in the variable, if it makes sense. */
    <T> Answer<T> parsed(String text, Function<String, Optional<T>> parse, String what) {
        return parse.apply(text)
                .map(Answer::given)
                .orElseGet(
                        () ->
                                refused(
                                        "%2$s of the operator is no "
                                                + what
                                                + "; correct it, or write %1$s with environmentVariables Ignore."));
    }

    private <T> Answer<T> refused(String sentence) {
        return Answer.refused(
                new Problem.UserError(INVALID_SPEC, sentence.formatted(field, variable)));
    }
}

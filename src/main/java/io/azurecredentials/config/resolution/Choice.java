package io.azurecredentials.config.resolution;

import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One field of a spec and the variable that may stand in for it.
 *
 * @param field as it is written in a spec
 * @param variable the name of the variable
 */
public record Choice(String field, String variable) {
    /** The expected audience of logins. */
    public static final Choice RESOURCE =
            new Choice("login.resource of the AzureConfig", "AZURE_AD_RESOURCE");

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
        return required(INVALID_SPEC, mode, written, set, it -> it.matches(GUID), "GUID");
    }

    /**
     * The one in force, or that there is none.
     *
     * @param without the reason if there is none
     * @param good what a variable must be like; the schema sees to what is written
     * @param what such a thing is called
     */
    public Answer<String> required(
            Reason without,
            EnvironmentVariables mode,
            @Nullable String written,
            Optional<String> set,
            Predicate<String> good,
            String what) {
        Optional<String> chosen = of(mode, written, set);
        if (chosen.isEmpty()) {
            return refused(
                    without,
                    mode == EnvironmentVariables.IGNORE
                            ? "Write %s; with environmentVariables Ignore, %s of the operator does not stand in for it."
                            : "Write %s, or set %s for the operator.");
        }
        String text = chosen.get();
        return text.equals(written)
                ? Answer.given(text)
                : parsed(text, it -> Optional.of(it).filter(good), what);
    }

    /** What stands in the variable, if it makes sense. */
    <T> Answer<T> parsed(String text, Function<String, Optional<T>> parse, String what) {
        return parse.apply(text)
                .map(Answer::given)
                .orElseGet(
                        () ->
                                refused(
                                        INVALID_SPEC,
                                        "%2$s of the operator is no "
                                                + what
                                                + "; correct it, or write %1$s with environmentVariables Ignore."));
    }

    private <T> Answer<T> refused(Reason reason, String sentence) {
        return Answer.refused(new Problem.UserError(reason, sentence.formatted(field, variable)));
    }
}

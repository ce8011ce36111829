package io.azurecredentials.config.resolution;

import static io.azurecredentials.config.resolution.ResolutionFixtures.SET;
import static io.azurecredentials.config.resolution.ResolutionFixtures.WRITTEN;
import static io.azurecredentials.config.resolution.ResolutionFixtures.place;
import static io.azurecredentials.config.resolution.ResolutionFixtures.refused;
import static io.azurecredentials.config.resolution.ResolutionFixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of spec and pod says where a config leads, in every mode. */
class VariablesTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # mode     | spec | pod | in force
                    IF_UNSET,    true,  true,  spec
                    IF_UNSET,    true,  false, spec
                    IF_UNSET,    false, true,  pod
                    OVERRIDE,    true,  true,  pod
                    OVERRIDE,    true,  false, spec
                    OVERRIDE,    false, true,  pod
                    IGNORE,      true,  true,  spec
                    IGNORE,      true,  false, spec
                    """)
    void tenant_subscription_and_cloud_are_those_of(
            EnvironmentVariables mode, boolean written, boolean set, String inForce) {
        boolean byPod = inForce.equals("pod");
        Destination expected =
                new Destination(
                        byPod
                                ? Environment.AZURE_CHINA_CLOUD
                                : Environment.AZURE_US_GOVERNMENT_CLOUD,
                        byPod ? SET : WRITTEN,
                        Optional.of(byPod ? SET : WRITTEN));

        assertThat(
                        Destination.of(
                                spec(
                                        mode,
                                        written ? WRITTEN : null,
                                        written ? Environment.AZURE_US_GOVERNMENT_CLOUD : null,
                                        null),
                                place(set ? SET : null, set ? "AzureChinaCloud" : null)))
                .isEqualTo(Answer.given(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "IF_UNSET, false, 'Write tenantID, or set AZURE_TENANT_ID for the operator.'",
        "OVERRIDE, false, 'Write tenantID, or set AZURE_TENANT_ID for the operator.'",
        "IGNORE,   true,  'Write tenantID; with environmentVariables Ignore, AZURE_TENANT_ID of the"
                + " operator does not stand in for it.'"
    })
    void what_nobody_says_is_asked_for(EnvironmentVariables mode, boolean set, String sentence) {
        Answer<Destination> answer =
                Destination.of(spec(mode, null, null, null), place(set ? SET : null, null));

        assertThat(refused(answer).reason()).isEqualTo(Reason.INVALID_SPEC);
        assertThat(refused(answer).message()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"IF_UNSET", "OVERRIDE", "IGNORE"})
    void without_a_word_it_is_the_public_cloud(EnvironmentVariables mode) {
        assertThat(Destination.of(spec(mode, WRITTEN, null, null), Variables.NONE))
                .isEqualTo(
                        Answer.given(
                                new Destination(
                                        Environment.AZURE_PUBLIC_CLOUD,
                                        WRITTEN,
                                        Optional.of(WRITTEN))));
    }

    @Test
    void the_name_of_a_cloud_may_have_any_case_in_a_variable() {
        assertThat(
                        Destination.of(
                                spec(EnvironmentVariables.IF_UNSET, WRITTEN, null, null),
                                place(null, "AZUREUSGOVERNMENTCLOUD")))
                .isEqualTo(
                        Answer.given(
                                new Destination(
                                        Environment.AZURE_US_GOVERNMENT_CLOUD,
                                        WRITTEN,
                                        Optional.of(WRITTEN))));
    }

    @ParameterizedTest
    @CsvSource({"contoso.example, ", ", AzureFrenchCloud"})
    void a_variable_that_makes_no_sense_is_named_and_not_told(
            @Nullable String id, @Nullable String environment) {
        String message =
                refused(
                                Destination.of(
                                        spec(EnvironmentVariables.OVERRIDE, WRITTEN, null, null),
                                        place(id, environment)))
                        .message();

        assertThat(message)
                .startsWith(id == null ? "AZURE_ENVIRONMENT of" : "AZURE_TENANT_ID of")
                .doesNotContain("contoso", "French");
    }

    @Test
    void a_closed_cloud_is_told_whoever_names_it() {
        assertThat(
                        refused(
                                        Destination.of(
                                                spec(
                                                        EnvironmentVariables.IF_UNSET,
                                                        WRITTEN,
                                                        Environment.AZURE_GERMAN_CLOUD,
                                                        null),
                                                Variables.NONE))
                                .message())
                .contains("2021-10-29");
        assertThat(
                        refused(
                                        Destination.of(
                                                spec(
                                                        EnvironmentVariables.IF_UNSET,
                                                        WRITTEN,
                                                        null,
                                                        null),
                                                place(null, "AzureGermanCloud")))
                                .reason())
                .isEqualTo(Reason.CLOUD_CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    IF_UNSET, spec, pod, spec
                    IF_UNSET,     , pod, pod
                    OVERRIDE, spec, pod, pod
                    OVERRIDE, spec,    , spec
                    IGNORE,   spec, pod, spec
                    IGNORE,       , pod,
                    """)
    void the_audience_of_logins_follows_the_same_rule(
            EnvironmentVariables mode,
            @Nullable String written,
            @Nullable String set,
            @Nullable String inForce) {
        assertThat(Choice.RESOURCE.of(mode, written, Optional.ofNullable(set)))
                .isEqualTo(Optional.ofNullable(inForce));
        assertThat(Choice.RESOURCE.variable()).isEqualTo("AZURE_AD_RESOURCE");
    }
}

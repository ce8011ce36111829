package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which version a resource is asked for. */
class ResourceVersionsTest {
    private static final ResourceType SITES = new ResourceType("microsoft.web", "sites");
    private static final Map<String, List<String>> WEB =
            Map.of(
                    "Sites", List.of("2024-04-01-preview", "2023-12-01", "2022-03-01"),
                    "sites/slots", List.of("2020-01-01"));

    private final ResourceVersions versions = new ResourceVersions();
    private Answer<Map<String, List<String>>> web = Answer.given(WEB);
    private int asked;

    @Test
    void of_machines_and_identities_it_is_known() {
        for (String name :
                List.of(
                        "virtualmachines",
                        "virtualmachinescalesets",
                        "virtualmachinescalesets/virtualmachines")) {
            assertThat(of(new ResourceType("microsoft.compute", name)))
                    .isEqualTo(Answer.given(Optional.of("2022-03-01")));
        }
        assertThat(of(new ResourceType("microsoft.managedidentity", "userassignedidentities")))
                .isEqualTo(Answer.given(Optional.of("2018-11-30")));
        assertThat(asked).isZero();
    }

    @Test
    void of_others_the_provider_says_it_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(of(SITES)).isEqualTo(Answer.given(Optional.of("2023-12-01")));
        }
        assertThat(asked).isOne();
        assertThat(of(new ResourceType("microsoft.web", "sites/slots")))
                .isEqualTo(Answer.given(Optional.of("2020-01-01")));
    }

    @Test
    void a_type_that_there_is_not_and_a_provider_that_fails_are_asked_for_again() {
        assertThat(of(new ResourceType("microsoft.web", "gardens")))
                .isEqualTo(Answer.given(Optional.empty()));
        Problem later = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Later.");
        web = Answer.refused(later);
        assertThat(of(SITES)).isEqualTo(Answer.refused(later));
        web = Answer.given(WEB);
        assertThat(of(SITES)).isEqualTo(Answer.given(Optional.of("2023-12-01")));
    }

    @Test
    void a_version_that_is_refused_is_forgotten() {
        var _ = of(SITES);
        versions.forget(SITES);
        web = Answer.given(Map.of("sites", List.of("2026-01-01")));

        assertThat(of(SITES)).isEqualTo(Answer.given(Optional.of("2026-01-01")));
    }

    @Test
    void however_many_types_there_are_some_hundreds_are_remembered() {
        for (int i = 0; i < 501; i++) {
            web = Answer.given(Map.of("t" + i, List.of("2020-01-01")));
            var _ = of(new ResourceType("contoso.made", "t" + i));
        }
        asked = 0;
        var _ = of(new ResourceType("contoso.made", "t500"));
        assertThat(asked).isZero();
        var _ = of(new ResourceType("contoso.made", "t0"));
        assertThat(asked).isOne();
    }

    @Test
    void a_preview_is_better_than_nothing() {
        assertThat(ResourceVersions.newest(List.of("2020-01-01-preview", "2021-01-01-preview")))
                .contains("2021-01-01-preview");
        assertThat(ResourceVersions.newest(List.of())).isEmpty();
    }

    private Answer<Optional<String>> of(ResourceType type) {
        return versions.of(
                type,
                _ -> {
                    asked++;
                    return web;
                });
    }
}

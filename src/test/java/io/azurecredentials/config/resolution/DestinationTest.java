package io.azurecredentials.config.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tenant and the cloud of first use stay; the subscription may change. */
class DestinationTest {
    private static final Destination HERE =
            new Destination(Environment.AZURE_CHINA_CLOUD, "ab-12", Optional.of("subscription"));

    @Test
    void what_was_never_used_may_be_anything() {
        assertThat(HERE.since(null)).isEqualTo(Answer.given(HERE));
        assertThat(HERE.since(status(null, null))).isEqualTo(Answer.given(HERE));
    }

    @Test
    void the_tenant_is_written_as_it_was_at_first_use() {
        assertThat(HERE.since(status("AB-12", Environment.AZURE_CHINA_CLOUD)))
                .isEqualTo(
                        Answer.given(
                                new Destination(
                                        Environment.AZURE_CHINA_CLOUD,
                                        "AB-12",
                                        Optional.of("subscription"))));
    }

    @Test
    void another_tenant_or_cloud_is_refused_with_the_one_of_first_use() {
        assertThat(refused(status("cd-34", Environment.AZURE_CHINA_CLOUD)).message())
                .startsWith("tenantID was cd-34 at first use")
                .endsWith("create another AzureConfig for another tenant.");
        assertThat(refused(status("ab-12", Environment.AZURE_US_GOVERNMENT_CLOUD)).message())
                .startsWith("environment was AzureUSGovernmentCloud at first use")
                .endsWith("create another AzureConfig for another cloud.");
    }

    /** As statuses were written before there were clouds. */
    @Test
    void a_status_without_a_cloud_is_of_the_public_one() {
        assertThat(refused(status("ab-12", null)).message())
                .startsWith("environment was AzurePublicCloud");
        Destination there =
                new Destination(Environment.AZURE_PUBLIC_CLOUD, "ab-12", Optional.of("other"));
        assertThat(there.since(status("ab-12", null))).isEqualTo(Answer.given(there));
    }

    private static Problem refused(AzureConfigStatus status) {
        assertThat(HERE.since(status)).isInstanceOf(Answer.Refused.class);
        Problem problem = ((Answer.Refused<Destination>) HERE.since(status)).problem();
        assertThat(problem.reason()).isEqualTo(Reason.TENANT_CHANGED);
        return problem;
    }

    private static AzureConfigStatus status(
            @Nullable String tenantID, @Nullable Environment environment) {
        return new AzureConfigStatus(
                1L, tenantID, environment, "subscription", null, null, null, null, null);
    }
}

package io.azurecredentials.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full quota and a missing right are both 403. */
class QuotaTest {
    private static final String FULL =
            "azurecredentials.azurecredentials.io \"reader-abc\" is forbidden: exceeded quota: few, requested: count/azurecredentials.azurecredentials.io=1, used: count/azurecredentials.azurecredentials.io=1, limited: count/azurecredentials.azurecredentials.io=1";

    @Test
    void a_full_quota_is_told_from_its_sentence() {
        assertThat(Quota.isFull(refusal(403, FULL))).isTrue();
        assertThat(Quota.isFull(refusal(409, FULL))).isFalse();
        assertThat(Quota.isFull(new KubernetesClientException("fake", 403, null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azurecredentials.azurecredentials.io is forbidden: User \"x\" cannot create resource \"azurecredentials\"",
                "azurecredentials.azurecredentials.io \"a\" is forbidden: status unknown for quota: few",
                "azurecredentials.azurecredentials.io \"a\" is forbidden: ValidatingAdmissionPolicy 'x' denied request: y \"b\" is forbidden: exceeded quota: z",
                "admission webhook \"w\" denied the request: a \"b\" is forbidden: exceeded quota: z"
            })
    void what_others_say_is_no_quota(String message) {
        assertThat(Quota.isFull(refusal(403, message))).isFalse();
    }

    private static KubernetesClientException refusal(int code, String message) {
        return new KubernetesClientException(
                new StatusBuilder()
                        .withCode(code)
                        .withReason("Forbidden")
                        .withMessage(message)
                        .build());
    }
}

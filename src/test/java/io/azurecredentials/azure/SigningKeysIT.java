package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.azure.SigningKeys.Edition;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.http.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysIT {
    private final Sandbox sandbox = new Sandbox();
    private final SigningKeys keys = sandbox.signingKeys(sandbox.emulator.world().tenantID());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_edition_has_a_document_of_its_own(Edition edition) {
        var document = Json.read(new String(given(keys.document(edition)), UTF_8));

        assertThat(document.path("keys").path(0).path("kty").asText()).isEqualTo("RSA");
        assertThat(document.path("keys").path(0).has("issuer")).isEqualTo(edition == Edition.V2);
        assertThat(sandbox.emulator.journal())
                .extracting(it -> it.operation())
                .containsExactly(edition == Edition.V1 ? "entra.keysV1" : "entra.keys");
        assertThat(sandbox.calls()).containsExactly("keys.read ok");
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL_ERROR", "UNAVAILABLE", "CUT_AFTER_COMMIT", "TRUNCATED"})
    void a_fault_is_a_matter_of_time(FaultKind fault) {
        sandbox.emulator.controls().faults(FaultRule.probability("entra.keys", 1, fault));

        assertThat(refused(keys.document(Edition.V2))).isInstanceOf(Problem.Retryable.class);
        sandbox.emulator.controls().faults();
        given(keys.document(Edition.V2));
    }

    @Test
    void whoever_asks_to_be_left_alone_is_and_other_requests_go_on() {
        sandbox.emulator
                .controls()
                .faults(FaultRule.nth("entra.keys", 1, FaultKind.THROTTLED).withRetryAfter(30));

        assertThat(refused(keys.document(Edition.V2)).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(refused(keys.document(Edition.V2)).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(sandbox.requests("entra.keys")).isOne();
        given(sandbox.tenant().proveAccess());
        sandbox.pass(Duration.ofMinutes(2));
        given(keys.document(Edition.V2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "common", "../common", "evil.example/#", "contoso.example"})
    void a_tenant_is_named_by_its_id(String name) {
        assertThatThrownBy(() -> sandbox.signingKeys(name))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

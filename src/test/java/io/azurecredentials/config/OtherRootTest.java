package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a root credential that came into force may be of another application. */
class OtherRootTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @ParameterizedTest
    @CsvSource({
        "1, InForce, false",
        "0, InForce, true",
        "1, Superseded, true",
        "1, Reserved, true",
    })
    void a_password_that_we_made_is_on_the_application_of_the_one_before(
            long number, String state, boolean other) throws Exception {
        AzureConfig config =
                ConfigFixtures.config(
                        JSON.readValue(
                                """
                                {"rootCredential": {"clientID": "client", "since": "%s"},
                                 "rootKeys": [{"number": %d, "attempt": "a", "clientID": "client",
                                               "state": "%s"}]}
                                """
                                        .formatted(NOON, number, state),
                                AzureConfigStatus.class));

        assertThat(Configs.otherRootSince(config).isPresent()).isEqualTo(other);
    }
}

package io.azurecredentials.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapSecretsTest {
    private static final Place CONFIG = new Place(Kind.AZURE_CONFIG, "team-a", "azure");

    @ParameterizedTest
    @CsvSource({
        "azurecredentials.io/v1alpha1, AzureConfig, azure, true",
        "azurecredentials.io/v1, AzureConfig, azure, true",
        "fake.example/v1, AzureConfig, azure, false",
        "azurecredentials.io.fake.example/v1, AzureConfig, azure, false",
        "azurecredentials.io/v1alpha1, AzureRole, azure, false",
        "azurecredentials.io/v1alpha1, AzureConfig, other, false"
    })
    void a_Secret_is_its_owners(String version, String kind, String name, boolean ours) {
        Secret secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("azure-bootstrap")
                        .addNewOwnerReference()
                        .withApiVersion(version)
                        .withKind(kind)
                        .withName(name)
                        .withUid("fake-uid")
                        .endOwnerReference()
                        .endMetadata()
                        .build();

        assertThat(BootstrapSecrets.isOf(secret, CONFIG)).isEqualTo(ours);
    }
}

package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Sample;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token ends, and the operator goes on with its successor. */
@LocalOnly("it replaces the ServiceAccount that all tests share")
class TokenIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void a_token_that_ends_is_replaced_by_the_one_the_kubeconfig_holds_then() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator = installation.operator("it")) {
            Sample sample = installation.sample();
            endToken(installation);
            sample.apply();
            await().atMost(LONG).until(() -> operator.log().contains("\"401\""));
            assertThat(sample.secret()).isEmpty();
            installation.renewToken();
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
        }
    }

    /** Tokens end with the account they were made for, and are not those of its namesake. */
    private static void endToken(Installation installation) {
        Resource<ServiceAccount> account =
                installation
                        .client()
                        .serviceAccounts()
                        .inNamespace(Settings.NAME)
                        .withName(Settings.NAME);
        ServiceAccount made =
                new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(Settings.NAME)
                        .withNamespace(Settings.NAME)
                        .endMetadata()
                        .build();
        account.delete();
        installation.client().resource(made).create();
    }
}

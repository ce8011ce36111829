package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.emulator.LoginScript;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/login-from-scale-set}: whatever instance of one scale set logs in. */
class ScaleSetSampleIT {
    private static final String ROLE = "workers";

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("scale-set");
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        new SampleFolder(installation, "login-from-vm").apply("20-azureconfig.yaml", it -> it);
        new SampleFolder(installation, "login-from-scale-set").apply();
        new Trio(installation).awaitReason(all(AzureRole.class).withName(ROLE), Reason.LOGIN_OPEN);
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void an_instance_logs_in_as_whoever_it_is_and_nothing_is_kept_of_it() throws IOException {
        LoginScript.Ran ran = run("vmss-app");

        assertThat(ran.status()).as(ran.error()).isZero();
        OperatorClient client = new OperatorClient(installation, operator.https());
        assertThat(client.self("lookup-self", Files.readString(token("vmss-app"))).body())
                .contains("\"vmss_name\":\"vmss-app\"", "\"type\":\"batch\"");
        assertThat(all(AzureSession.class).list().getItems()).isEmpty();
    }

    @Test
    void no_other_machine_logs_in() throws IOException {
        for (String other : List.of("vm-app", "vmss-flex")) {
            assertThat(run(other).error()).as(other).contains("permission denied");
            assertThat(token(other)).doesNotExist();
        }
    }

    /** The script of {@code samples/login-from-vm}, on an instance. */
    private LoginScript.Ran run(String machine) throws IOException {
        Path home = Files.createDirectories(folder.resolve(machine));
        Path authority = Files.writeString(home.resolve("ca.pem"), installation.authority());
        return new LoginScript(installation.azure(), home)
                .run(
                        machine,
                        Map.of(
                                "VAULT_ADDR", operator.https().toString(),
                                "VAULT_CACERT", authority.toString(),
                                "VAULT_NAMESPACE", installation.sample().namespace(),
                                "ROLE", ROLE,
                                "TOKEN_FILE", token(machine).toString()));
    }

    private Path token(String machine) {
        return folder.resolve(machine + ".token");
    }

    private <T extends HasMetadata>
            NonNamespaceOperation<T, KubernetesResourceList<T>, Resource<T>> all(Class<T> type) {
        return installation.client().resources(type).inNamespace(installation.sample().namespace());
    }
}

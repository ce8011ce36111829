package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.azurecredentials.testcluster.TokenIssuer;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config on which credentials live goes from a client secret to something else. */
class SignInIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of("samples/workload-identity");
    private static final String ACCOUNT = "azure-platform";
    private static final World STANDARD = World.standard();
    private static final ManagedIdentity IDENTITY =
            ManagedIdentity.named(STANDARD.resourceGroup("rg-app"), "id-operator")
                    .withGraphPermissions("Application.ReadWrite.OwnedBy")
                    .withRoles(
                            new RoleGrant(
                                    "User Access Administrator", STANDARD.subscription().scope()),
                            new RoleGrant("Reader", STANDARD.subscription().scope()));

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Trio trio;

    @BeforeEach
    void start() {
        installation = Installation.start(folder, SignInIT::world);
        sample = installation.sample();
        trio = new Trio(installation);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_service_account_signs_in_once_it_may_and_revokes_when_it_is_gone() throws IOException {
        try (OperatorProcess operator = installation.operator("workload")) {
            sample.apply();
            trio.awaitReason(trio.credential("app"), Reason.ISSUED);
            apply("10-serviceaccount.yaml");
            merge(
                    "{authentication: {clientSecret: null, workloadIdentity: %s}}"
                            .formatted(workloadIdentity()));
            trio.awaitReason(trio.config(), Reason.SERVICE_ACCOUNT_UNUSABLE);
            assertThat(Trio.ready(trio.config()).map(Condition::message).orElse(""))
                    .contains("resourceNames: [azure-platform], verbs: [create]")
                    .contains("in namespace " + operatorNamespace());
            assertThat(root().kind()).as("until then").isEqualTo("ClientSecret");
            apply("20-role.yaml", "30-rolebinding.yaml");
            trio.awaitReason(trio.config(), Reason.ACCESS_PROVEN);
            assertThat(root().kind()).isEqualTo("WorkloadIdentity");

            installation
                    .client()
                    .serviceAccounts()
                    .inNamespace(sample.namespace())
                    .withName(ACCOUNT)
                    .delete();
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());

            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            assertThat(operator.log()).doesNotContain("defect", "fake~");
        }
    }

    @Test
    void the_pod_signs_in_where_it_may_and_its_variables_say_where() {
        sample.apply();
        merge("{tenantID: null, subscriptionID: null, authentication: null}");
        try (OperatorProcess operator = installation.operator("elsewhere", pod(""))) {
            trio.awaitReason(trio.config(), Reason.AMBIENT_NOT_ALLOWED);
            assertThat(operator.log()).doesNotContain("defect");
        }
        try (OperatorProcess operator = installation.operator("pod", pod(sample.namespace()))) {
            trio.awaitReason(trio.credential("app"), Reason.ISSUED);
            assertThat(root().kind()).isEqualTo("ManagedIdentity");
            assertThat(root().clientID()).isEqualTo(IDENTITY.clientID());
            assertThat(sample.secret().orElseThrow())
                    .containsEntry("tenant_id", STANDARD.tenantID())
                    .containsEntry("subscription_id", STANDARD.subscriptionID());

            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            assertThat(operator.log()).doesNotContain("defect", "fake~");
        }
    }

    private Map<String, String> pod(String lentTo) {
        return Map.of(
                "AMBIENT_NAMESPACES",
                lentTo,
                "AZURE_TENANT_ID",
                STANDARD.tenantID(),
                "AZURE_SUBSCRIPTION_ID",
                STANDARD.subscriptionID(),
                "AZURE_POD_IDENTITY_AUTHORITY_HOST",
                "http://127.0.0.1:" + installation.azure().proxyOf("node").getPort());
    }

    private RootCredential root() {
        return Objects.requireNonNull(trio.config().get().getStatus().rootCredential());
    }

    private String operatorNamespace() {
        return Objects.requireNonNull(installation.environment("any").get("POD_NAMESPACE"));
    }

    /** As an author would with {@code kubectl patch}. */
    private void merge(String spec) {
        installation
                .client()
                .genericKubernetesResources("azurecredentials.io/v1alpha1", "AzureConfig")
                .inNamespace(sample.namespace())
                .withName("platform")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Yaml.object("{spec: %s}".formatted(spec)).toString());
    }

    /** What the sample's config says. */
    private static String workloadIdentity() throws IOException {
        return Yaml.object(Files.readString(FOLDER.resolve("40-azureconfig.yaml")))
                .at("/spec/authentication/workloadIdentity")
                .toString();
    }

    /** The files where the quickstart is, for the operator of this installation. */
    private void apply(String... files) throws IOException {
        installation.awaitPolicies();
        for (String file : files) {
            String text =
                    Files.readString(FOLDER.resolve(file))
                            .replace("team-a", sample.namespace())
                            .replace(
                                    "namespace: " + Settings.NAME,
                                    "namespace: " + operatorNamespace());
            List<ObjectNode> documents = Documents.parse(text);
            installation.cluster().apply(documents);
        }
    }

    private static World world(TestCluster cluster) {
        TokenIssuer issuer = TokenIssuer.of(cluster);
        Tenant here = STANDARD.tenant();
        Application root =
                STANDARD.root()
                        .withFederated(
                                issuer.trusting(cluster.namespace(Sample.NAMESPACE), ACCOUNT));
        Tenant trusting =
                new Tenant(
                        here.id(),
                        here.displayName(),
                        here.domain(),
                        here.cloud(),
                        List.of(root),
                        here.groups(),
                        here.users());
        return new World(List.of(trusting), STANDARD.subscriptions())
                .withIssuers(issuer.asKnownToEntra())
                .withIdentities(IDENTITY)
                .withMachines(
                        Machine.of(
                                        Machine.Kind.VIRTUAL_MACHINE,
                                        STANDARD.resourceGroup("rg-app"),
                                        "node")
                                .withIdentities(IDENTITY));
    }
}

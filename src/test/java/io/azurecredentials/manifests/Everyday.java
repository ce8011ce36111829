package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.cluster.journal.Request;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that two operators ever do with the API server, and what they asked of it. */
final class Everyday {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Dead sessions are looked for once a minute. */
    private static final Duration LONGER = Duration.ofSeconds(100);

    /** Orphans are looked for twice as often. */
    private static final Map<String, String> LOOKING = Map.of("ORPHAN_GRACE", "20s");

    /** What an owner reference asks for, by no request of its own. */
    private static final Permission OWNING =
            new Permission("update", "azurecredentials.io/azurecredentials/finalizers");

    /** What is asked for somebody over HTTP, as the tests of tokens do. */
    private static final Set<Permission> FOR_OTHERS =
            Set.of(
                    new Permission("create", "authentication.k8s.io/tokenreviews"),
                    new Permission("create", "authorization.k8s.io/subjectaccessreviews"));

    private static final Permission SESSIONS_LISTED =
            new Permission("list", "azurecredentials.io/azuresessions");

    private static final String FEWER = "{\"spec\":{\"secret\":{\"formats\":[\"Vault\"]}}}";
    private static final String MACHINE = "vm-app";
    private static final String AUDIENCE = "https://management.azure.com/";

    private Everyday() {}

    /** Issued, written with fewer keys, renewed, revoked; logged in and out; all removed. */
    static void live(Installation installation, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(LOOKING);
        all.putAll(settings);
        Sample sample = installation.sample();
        OperatorProcess first = installation.operator("first", all);
        try (OperatorProcess second = installation.operator("second", all)) {
            sample.apply("12s", "1h");
            await().atMost(LONG).until(() -> keys(sample) > 4);
            installation
                    .client()
                    .resources(AzureCredential.class)
                    .inNamespace(sample.namespace())
                    .withName(Sample.NAME)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), FEWER);
            await().atMost(LONG).until(() -> keys(sample) == 4);
            String password = password(sample);
            await().atMost(LONG).until(() -> !password(sample).equals(password));
            logInAndOut(installation, second);
            await().atMost(LONGER).until(() -> used(installation).contains(SESSIONS_LISTED));
            remove(installation, AzureCredential.class);
            remove(installation, AzureRole.class);
            remove(installation, AzureConfig.class);
        } finally {
            first.terminate();
        }
    }

    private static void logInAndOut(Installation installation, OperatorProcess at) {
        LoginSample logins = new LoginSample(installation);
        logins.apply(MACHINE);
        OperatorClient client = new OperatorClient(installation, at.https());
        String jwt = installation.azure().tokens().ofMachine(MACHINE, AUDIENCE);
        HttpResponse<String> in =
                await().atMost(LONG)
                        .until(
                                () -> client.login(LoginSample.ROLE, jwt),
                                it -> it.statusCode() == 200);
        String token = Documents.parse(in.body()).getFirst().at("/auth/client_token").asText();
        assertThat(client.self("lookup-self", token).statusCode()).isEqualTo(200);
        assertThat(client.self("renew-self", token).statusCode()).isEqualTo(200);
        assertThat(client.self("revoke-self", token).statusCode()).isEqualTo(204);
    }

    private static <T extends HasMetadata> void remove(Installation installation, Class<T> type) {
        var all =
                installation
                        .client()
                        .resources(type)
                        .inNamespace(installation.sample().namespace());
        var _ = all.delete();
        await().atMost(LONG).until(() -> all.list().getItems().isEmpty());
    }

    /** What the operators asked of the API server, oldest first. */
    static List<Request> asked(Installation installation) {
        return installation.cluster().own().orElseThrow().requests().stream()
                .filter(it -> it.userAgent().startsWith("azure-credentials-operator"))
                .filter(it -> !it.resource().isEmpty())
                .toList();
    }

    /** What they used that way. */
    static Set<Permission> used(Installation installation) {
        Set<Permission> used = new TreeSet<>(FOR_OTHERS);
        used.add(OWNING);
        asked(installation).stream().map(Permission::asked).forEach(used::add);
        return used;
    }

    private static String password(Sample sample) {
        return sample.secret().orElseThrow().getOrDefault("client_secret", "");
    }

    private static int keys(Sample sample) {
        return sample.secret().map(Map::size).orElse(0);
    }
}

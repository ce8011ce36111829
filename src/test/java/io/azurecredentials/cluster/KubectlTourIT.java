package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.testcluster.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl on the kinds that are shipped, as the quick start has them. */
class KubectlTourIT extends WithKubectl {

    private static final Path QUICKSTART = Path.of("samples/quickstart");
    private static final String READY =
            "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\",\"reason\":\"Issued\",\"message\":\"m\",\"observedGeneration\":1,\"lastTransitionTime\":\"2020-01-01T00:00:00Z\"}]}}";
    private static final String EVENT =
            """
            apiVersion: events.k8s.io/v1
            kind: Event
            metadata: {name: app.1, namespace: TEAM}
            eventTime: "2020-01-01T00:00:00.000000Z"
            reportingController: azurecredentials.io/azure-credentials-operator
            reportingInstance: host-1
            action: Issue
            reason: Issued
            type: Normal
            note: a service principal was issued
            regarding: {apiVersion: azurecredentials.io/v1alpha1, kind: AzureCredential, name: app, namespace: TEAM, uid: UID}
            """;

    private final Path home;
    private final String team;
    private final String credential;

    KubectlTourIT(@TempDir Path home, @TempDir Path anotherHome) {
        super(home, anotherHome);
        this.home = home;
        this.team = cluster.namespace("team");
        this.credential = home.resolve("40-azurecredential.yaml").toString();
    }

    @BeforeEach
    void applyTheQuickStart() throws IOException {
        for (Path definition : sorted(Path.of("crds"), "io-v1.yml")) {
            cluster.define(Files.readString(definition));
        }
        for (Path sample : sorted(QUICKSTART, ".yaml")) {
            String text = Files.readString(sample).replace("team-a", team);
            Path copy = Files.writeString(home.resolve(sample.getFileName()), text);
            kubectl.run("apply", "-f", copy.toString());
        }
    }

    private static List<Path> sorted(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private String team(String... arguments) {
        return kubectl.run(inTeam(arguments));
    }

    private String[] inTeam(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "-n";
        all[arguments.length + 1] = team;
        return all;
    }

    @Test
    void the_kinds_are_listed_explained_and_grouped() {
        assertThat(kubectl.run("api-resources", "--api-group=azurecredentials.io"))
                .containsPattern(
                        "azurecredentials +azcred +azurecredentials.io/v1alpha1 +true"
                                + " +AzureCredential");
        assertThat(team("get", "azure-credentials", "-o", "name").lines())
                .containsExactlyInAnyOrder(
                        "azureconfig.azurecredentials.io/platform",
                        "azurerole.azurecredentials.io/reader",
                        "azurecredential.azurecredentials.io/app");
        assertThat(kubectl.run("get", "all,azure-credentials", "-A")).contains("app ");
        assertThat(kubectl.run("explain", "azurecredential.spec.roleRef"))
                .contains("KIND:       AzureCredential", "name\t<string> -required-");
        assertThat(kubectl.run("explain", "azurerole", "--recursive"))
                .contains("azureRoles\t<[]Object>", "lastTransitionTime\t<string>");
        assertThat(kubectl.run("get", "--raw", "/apis/azurecredentials.io/v1alpha1"))
                .contains("\"name\":\"azurecredentials/status\"");
    }

    @Test
    void columns_show_the_state_and_follow_it() throws IOException {
        Process watch = kubectl.start(inTeam("get", "azcred", "-w"));
        try {
            Awaitility.await().until(() -> kubectl.printed().contains("\napp "));
            another.run(
                    inTeam(
                            "patch",
                            "azcred",
                            "app",
                            "--subresource=status",
                            "--type=merge",
                            "-p",
                            READY));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> kubectl.printed().lines().count() == 3);
        } finally {
            watch.destroy();
        }

        assertThat(kubectl.printed()).containsPattern("NAME +READY +REASON +ROLE +EXPIRES +AGE\n");
        assertThat(kubectl.printed()).containsPattern("\napp +True +Issued +reader +\\d+s\n$");
        assertThat(team("get", "azcred", "-o", "wide"))
                .containsPattern("AGE +SECRET +MESSAGE\napp .* m *\n");
        assertThat(team("wait", "--for=condition=Ready", "azcred/app")).contains("condition met");
    }

    @Test
    void events_are_shown_in_all_ways() {
        String uid = team("get", "azcred", "app", "-o", "jsonpath={.metadata.uid}");
        kubectl.feed(EVENT.replace("UID", uid).replace("TEAM", team), "create", "-f", "-");
        String line = "Normal +Issued +%s +a service principal was issued";

        assertThat(team("describe", "azcred", "app"))
                .containsPattern(
                        "Normal +Issued +\\S+ +azurecredentials.io/azure-credentials-operator +a"
                                + " service principal");
        assertThat(team("events", "--for", "azurecredential.v1alpha1.azurecredentials.io/app"))
                .containsPattern(line.formatted("AzureCredential/app"));
        assertThat(team("get", "events")).containsPattern(line.formatted("azurecredential/app"));
        assertThat(team("get", "events.events.k8s.io", "-o", "wide"))
                .containsPattern("azure-credentials-operator, host-1 +a service principal");
    }

    @Test
    void apply_diff_edit_and_replace_change_it() {
        kubectl.run("apply", "--server-side", "--force-conflicts", "-f", credential);
        team("label", "azcred", "app", "a=b");
        team("annotate", "azcred", "app", "c=d");
        team("patch", "azcred", "app", "--type=merge", "-p", "{\"spec\":{\"ttl\":\"30s\"}}");
        String edit = edited("30s", "40s");

        assertThat(edit).isEqualTo("azurecredential.azurecredentials.io/app edited\n");
        assertThat(team("get", "azcred", "app", "-o", "jsonpath={.spec.ttl}")).isEqualTo("40s");
        assertThat(kubectl.runWith("", "diff", "-f", credential).out())
                .contains("-  ttl: 40s\n+  ttl: 20s");
        assertThat(kubectl.run("apply", "--dry-run=server", "-f", credential))
                .isEqualTo("azurecredential.azurecredentials.io/app configured (server dry run)\n");
        String yaml = team("get", "azcred", "app", "-o", "yaml");
        assertThat(kubectl.feed(yaml.replace("40s", "50s"), "replace", "-f", "-"))
                .isEqualTo("azurecredential.azurecredentials.io/app replaced\n");
        assertThat(kubectl.failsWith(yaml, "replace", "-f", "-")).contains("has been modified");
        assertThat(kubectl.fails(inTeam("patch", "azcred", "app", "--type=strategic", "-p", "{}")))
                .contains("application/strategic-merge-patch+json is not supported");
    }

    /** Edits with an editor that exchanges one text for another. */
    private String edited(String old, String next) {
        try {
            String script = "#!/bin/sh\nsed -i s/%s/%s/ \"$1\"\n".formatted(old, next);
            Path editor = Files.writeString(home.resolve("editor"), script);
            if (!editor.toFile().setExecutable(true)) {
                throw new IOException("not executable: " + editor);
            }
            return kubectl.with("EDITOR", editor.toString()).run(inTeam("edit", "azcred", "app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_namespace_that_goes_tells_why_it_stays_and_takes_nothing_new() {
        cluster.needs(Capability.FINISHES_NAMESPACES);
        team(
                "patch",
                "azcred",
                "app",
                "--type=merge",
                "-p",
                "{\"metadata\":{\"finalizers\":[\"example.test/hold\"]}}");

        kubectl.run("delete", "ns", team, "--wait=false");
        kubectl.run(
                "wait",
                "--for=jsonpath={.status.phase}=Terminating",
                "ns/" + team,
                "--timeout=10s");
        Awaitility.await()
                .until(
                        () ->
                                kubectl.run("describe", "ns", team)
                                        .contains("example.test/hold in 1 resource instances"));
        assertThat(kubectl.fails(inTeam("create", "cm", "x")))
                .contains(
                        "configmaps \"x\" is forbidden: unable to create new content in namespace"
                                + " "
                                + team
                                + " because it is being terminated");
        team(
                "patch",
                "azcred",
                "app",
                "--type=json",
                "-p",
                "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]");
        kubectl.run("wait", "--for=delete", "ns/" + team, "--timeout=20s");
    }

    @Test
    void an_account_may_what_its_role_says() {
        team("create", "sa", "robot");
        team(
                "create",
                "role",
                "r",
                "--verb=get,list",
                "--resource=azurecredentials.azurecredentials.io");
        team("create", "rolebinding", "b", "--role=r", "--serviceaccount=" + team + ":robot");
        String robot = "--as=system:serviceaccount:" + team + ":robot";

        assertThat(team("create", "token", "robot").split("\\.", -1)).hasSize(3);
        assertThat(team("auth", "can-i", "list", "azcred", robot)).isEqualTo("yes\n");
        assertThat(kubectl.runWith("", inTeam("auth", "can-i", "delete", "azcred", robot)).out())
                .isEqualTo("no\n");
        assertThat(team("auth", "can-i", "--list", robot))
                .containsPattern(
                        "azurecredentials.azurecredentials.io +\\[\\] +\\[\\] +\\[get list\\]");
        assertThat(kubectl.run("auth", "whoami", robot)).contains("system:serviceaccounts:" + team);
        assertThat(team("get", "azcred", "app", robot)).contains("reader");
    }
}

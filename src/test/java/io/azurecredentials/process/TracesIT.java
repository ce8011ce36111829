package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.demo.OperatorClient;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.process.OtlpReceiver.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sends to whoever collects traces. */
class TracesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASS = "reconcile AzureCredential";
    private static final String CALLERS = "0af7651916cd43dd8448eb211c80319c";

    @TempDir Path folder;
    private final OtlpReceiver receiver = OtlpReceiver.start();
    private Installation installation;
    private Sample sample;
    private Leaks leaks;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        leaks = new Leaks(installation);
        sample.apply();
    }

    @AfterEach
    void stop() {
        installation.close();
        receiver.close();
    }

    @Test
    void a_credentials_life_is_a_trace_a_pass_with_all_that_was_asked_of_azure_in_it()
            throws IOException {
        try (OperatorProcess operator = installation.operator("traced", settings())) {
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            Seen issuing = awaitPass(PASS, "password.add");
            assertThat(names(issuing))
                    .contains("application.upsert", "serviceprincipal.upsert")
                    .contains("roleassignment.put", "token.proof")
                    .contains("PATCH azurecredentials/status");
            assertThat(issuing.attributes())
                    .containsEntry("azurecredentials.kind", "AzureCredential")
                    .containsEntry("k8s.namespace.name", sample.namespace())
                    .containsEntry("azurecredentials.name", Sample.NAME);
            assertThat(issuing.steps()).contains("Create", "Issue", "Prove");
            Seen publishing = awaitPass(PASS, "POST secrets");
            assertThat(publishing.steps()).contains("Publish");

            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            Seen ending = awaitPass("cleanup AzureCredential", "application.delete");
            assertThat(ending.trace()).isNotEqualTo(issuing.trace());
            assertThat(ending.steps()).contains("Revoke");

            assertWellFormed();
            assertThat(lines(operator)).allMatch(it -> it.has("level") || it.has("audit"));
            assertThat(lines(operator))
                    .filteredOn(it -> it.path("trace_id").asText().equals(issuing.trace()))
                    .isNotEmpty()
                    .allMatch(this::isOfSample);
        }
    }

    @Test
    void a_login_is_a_trace_with_its_look_ups_in_it() {
        LoginSample logins = new LoginSample(installation);
        logins.apply("vm-app");
        sample.change("AzureRole", LoginSample.ROLE, it -> it.put("login", located(logins)));
        try (OperatorProcess operator = installation.operator("traced", settings())) {
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            await().atMost(LONG).until(logins::isOpen);
            OperatorClient client =
                    leaks.client(operator)
                            .sending("traceparent", "00-" + CALLERS + "-b7ad6b7169203331-01");
            String jwt =
                    installation
                            .azure()
                            .tokens()
                            .ofMachine("vm-app", "https://management.azure.com/");
            assertThat(client.login(LoginSample.ROLE, jwt).statusCode()).isEqualTo(200);
            assertThat(client.login(LoginSample.ROLE, jwt + "A").statusCode()).isEqualTo(403);
            assertThat(client.login("fake-role-of-nobody", "a.b").statusCode()).isEqualTo(400);

            Seen login = awaitPass("POST /v1/auth/azure/login", "resource.get");
            assertThat(login.attributes())
                    .containsEntry("http.response.status_code", "200")
                    .containsEntry("azurecredentials.deed", "login")
                    .containsEntry("azurecredentials.result", "allowed");
            assertThat(login.links()).containsExactly(CALLERS);
            assertThat(names(login)).contains("POST azuresessions");
            await().atMost(LONG)
                    .until(
                            () -> receiver.root(it -> has(it, "http.response.status_code", "400")),
                            Optional::isPresent);
            assertThat(receiver.bytes()).doesNotContain("fake-role-of-nobody", "/login?");
            assertWellFormed();
            leaks.assertNone(operator);
            leaks.assertNone("traces", receiver.bytes());
        }
    }

    /** Where a machine is only Azure knows. */
    private static Map<String, Object> located(LoginSample logins) {
        return Map.of(
                "boundServicePrincipalIDs",
                List.of(logins.principal("vm-app")),
                "boundLocations",
                List.of("westeurope"));
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(Leaks.TALKATIVE);
        all.putAll(receiver.settings());
        return all;
    }

    /** The newest trace that begins so and has that in it. */
    private Seen awaitPass(String root, String within) {
        return await().atMost(LONG)
                .until(
                        () ->
                                receiver.root(
                                        it -> it.name().equals(root) && names(it).contains(within)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> names(Seen root) {
        return receiver.within(root).stream().map(Seen::name).toList();
    }

    /** No trace has two beginnings, and nothing in one hangs in the air. */
    private void assertWellFormed() {
        assertThat(receiver.wrong()).isEmpty();
        assertThat(receiver.spans())
                .extracting(Seen::service)
                .containsOnly("azure-credentials-operator");
        Map<String, List<Seen>> traces =
                receiver.spans().stream().collect(Collectors.groupingBy(Seen::trace));
        assertThat(traces.values())
                .allSatisfy(
                        spans ->
                                assertThat(spans.stream().filter(Seen::isRoot).count())
                                        .isLessThanOrEqualTo(1));
        Map<String, String> traceOf =
                receiver.spans().stream().collect(Collectors.toMap(Seen::id, Seen::trace));
        assertThat(receiver.spans())
                .filteredOn(it -> traceOf.containsKey(it.parent()))
                .allSatisfy(it -> assertThat(traceOf.get(it.parent())).isEqualTo(it.trace()));
    }

    /** All that it wrote, each line an object of its own. */
    private static List<JsonNode> lines(OperatorProcess operator) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : operator.log().lines().toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private boolean isOfSample(JsonNode line) {
        return line.path("kind").asText().equals("AzureCredential")
                && line.path("namespace").asText().equals(sample.namespace())
                && line.path("name").asText().equals(Sample.NAME)
                && line.path("span_id").asText().length() == 16;
    }

    private static boolean has(Seen span, String name, String value) {
        return value.equals(span.attributes().get(name));
    }
}

package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.JournalEntry;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the table at the same time, each in a namespace of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObstaclesIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What all rows together may ask of Azure in {@link #WATCHED}. */
    private static final int FEW = 6;

    private static final Duration WATCHED = Duration.ofSeconds(6);

    private static final String CUT = "row-ttl";
    private static final String ENDING = "row-ending";

    private final Installation installation;
    private final OperatorProcess operator;
    private final BadWorld azure;
    private final List<Obstacle> rows;
    private final Map<Obstacle, Team> teams = new LinkedHashMap<>();

    ObstaclesIT(@TempDir Path folder) {
        installation = Installation.start(folder, BadWorld.WORLD);
        azure = new BadWorld(installation.azure(), folder);
        rows = Obstacles.all(azure);
        for (int i = 0; i < rows.size(); i++) {
            installation.namespace(name(i));
            installation.namespace(name(i) + Team.PLATFORM);
        }
        installation.namespace(CUT);
        installation.namespace(ENDING);
        operator = installation.operator("input");
    }

    @BeforeAll
    void write() {
        for (int i = 0; i < rows.size(); i++) {
            Team team = new Team(installation, name(i));
            teams.put(rows.get(i), team);
            rows.get(i).written().accept(team);
        }
    }

    @AfterAll
    void stop() {
        azure.close();
        operator.close();
        installation.close();
    }

    @TestFactory
    Stream<DynamicTest> bad_input() {
        return Stream.of(
                        each(" is shown as a condition", this::shows),
                        Stream.of(
                                DynamicTest.dynamicTest(
                                        "nothing was made in Azure", this::nothingIsMade),
                                DynamicTest.dynamicTest("there is no storm", this::isQuiet)),
                        cures(),
                        Stream.of(
                                DynamicTest.dynamicTest(
                                        "a ttl above the role's and the config's is cut and no mistake",
                                        this::cutsShort),
                                DynamicTest.dynamicTest(
                                        "in a namespace that is going away nothing is issued",
                                        this::namespaceGoes),
                                DynamicTest.dynamicTest(
                                        "nothing of it is left in the end", this::nothingIsLeft)))
                .flatMap(it -> it);
    }

    private void shows(Obstacle row, Team team) {
        await(row.name())
                .atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(team.conditions(row.kind()))
                                        .containsExactlyInAnyOrderElementsOf(row.expected(team)));
    }

    private void nothingIsMade() {
        assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        assertThat(byTheOperator()).noneMatch(ObstaclesIT::hasChangedAzure);
    }

    private void isQuiet() {
        int before = byTheOperator().size();
        List<String> versions = versions();
        await().during(WATCHED)
                .atMost(WATCHED.multipliedBy(2))
                .until(() -> byTheOperator().size() <= before + FEW);
        assertThat(versions()).isEqualTo(versions);
        nothingIsMade();
    }

    private Stream<DynamicTest> cures() {
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("the causes are removed", this::cure)),
                each(
                        " recovers",
                        (row, team) -> {
                            if (row.cure().isPresent()) {
                                team.awaitReason("AzureCredential", "Issued");
                            }
                        }));
    }

    private void cutsShort() {
        Team team = new Team(installation, CUT);
        team.rootSecret(Obstacles.TEXT);
        team.write("AzureConfig", "{spec: {leases: {ttl: 12h, maxTTL: 20h}}}");
        team.write("AzureRole");
        team.write("AzureCredential", "{spec: {ttl: 48h, maxTTL: 96h}}");
        team.awaitReason("AzureCredential", "Issued");

        assertThat(team.status("AzureCredential", "ttl")).isEqualTo("1h");
        assertThat(team.status("AzureCredential", "maxTTL")).isEqualTo("20h");
        team.delete("AzureCredential");
    }

    private void namespaceGoes() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        Team team = new Team(installation, ENDING);
        team.write("AzureCredential");
        team.holdNamespace();
        team.awaitReason("AzureCredential", "RoleNotFound");
        team.deleteNamespace();

        await().atMost(LONG).until(() -> team.read("AzureCredential").isEmpty());
        assertThatThrownBy(team::writeAll)
                .hasMessageContaining(
                        "unable to create new content in namespace "
                                + team.namespace()
                                + " because it is being terminated");
        team.releaseNamespace();
    }

    private void nothingIsLeft() {
        teams.values().forEach(it -> it.delete("AzureCredential"));
        await().atMost(LONG)
                .until(
                        () ->
                                teams.values().stream()
                                        .allMatch(it -> it.read("AzureCredential").isEmpty()));
        Inventory left = installation.azure().inventory();
        assertThat(left.applications()).isEmpty();
        assertThat(left.servicePrincipals()).isEmpty();
        assertThat(left.roleAssignments()).as("what the administrator granted").hasSize(1);
        assertThat(installation.azure().unmodelled()).isEmpty();
        assertThat(operator.log()).doesNotContain("defect", "fake~");
    }

    private void cure() {
        teams.forEach((row, team) -> row.cure().ifPresent(it -> it.accept(team)));
    }

    private Stream<DynamicTest> each(String what, BiConsumer<Obstacle, Team> check) {
        return teams.entrySet().stream()
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.getKey().name() + what,
                                        () -> check.accept(it.getKey(), it.getValue())));
    }

    private static String name(int row) {
        return "row-" + (row + 1);
    }

    private List<String> versions() {
        return teams.values().stream().flatMap(it -> it.versions().stream()).toList();
    }

    private List<JournalEntry> byTheOperator() {
        String administrator = BadWorld.WORLD.application("administrator").clientID();
        return installation.azure().journal().stream()
                .filter(it -> !it.caller().equals(administrator))
                .toList();
    }

    private static boolean hasChangedAzure(JournalEntry entry) {
        return !entry.method().equals("GET")
                && !entry.operation().startsWith("entra.")
                && entry.status() < 300;
    }
}

package io.azurecredentials.emulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.emulator.OfflineAzure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldFileTest {
    private static final Path SAMPLE = Path.of("samples/emulator/world.yaml");

    @TempDir private Path directory;

    @Test
    void a_file_adds_to_the_standard_world() throws IOException {
        World world =
                read(
                        """
                        applications:
                        - name: billing
                          graphPermissions: [Application.Read.All]
                          roles:
                          - roleName: Reader
                        groups:
                        - displayName: auditors
                        resourceGroups:
                        - name: rg-billing
                        """);

        assertThat(world.root()).isEqualTo(World.standard().root());
        assertThat(world.application("billing").roles())
                .containsExactly(new RoleGrant("Reader", world.subscription().scope()));
        assertThat(world.group("auditors").id()).isEqualTo(Group.named("auditors").id());
        assertThat(world.resourceGroup("rg-billing").location()).isEqualTo("westeurope");
        assertThat(read("")).isEqualTo(World.standard());
    }

    @Test
    void the_sample_has_everything_there_is() {
        World world = WorldFile.read(SAMPLE);

        Tenant contoso = world.tenants().getLast();
        Subscription dev = world.subscriptions().getLast();
        assertThat(contoso.cloud()).isEqualTo(Cloud.US_GOVERNMENT);
        assertThat(dev.tenantID()).isEqualTo(contoso.id());
        assertThat(dev.managementGroups()).containsExactly("contoso");
        assertThat(dev.providers()).contains("Microsoft.Compute").doesNotContain("Microsoft.Web");
        assertThat(contoso.applications().getFirst().roles().getFirst().scope())
                .isEqualTo("/providers/Microsoft.Management/managementGroups/contoso");
        Application billing = world.application("billing");
        assertThat(billing.clientSecret()).isEqualTo("fake~secret-of-the-sample");
        assertThat(billing.clientID()).startsWith("33333333-");
        assertThat(billing.ownsItself()).isTrue();
        assertThat(billing.proofs().federated()).hasSize(1);
        assertThat(world.application("half-made").servicePrincipalID()).isEmpty();
        assertThat(world.identity("id-billing").federated()).hasSize(1);
        assertThat(world.machines()).extracting(Machine::kind).contains(Machine.Kind.values());
        assertThat(world.machine("vm-billing").own().orElseThrow().roles()).hasSize(1);
        assertThat(world.issuers()).hasSize(1);
        assertThat(world.application("login").api())
                .contains(Api.of("api://login").ofVersion2().tellingType().tellingGroups());
        assertThat(billing.api()).isEmpty();
        assertThat(world.tenant().users().getLast().home())
                .contains(
                        new User.Home(
                                "44444444-2222-3333-4444-555555555555", "grace@fabrikam.example"));
        assertThat(world.group("auditors").members())
                .containsExactly(
                        world.group("accountants").id(),
                        billing.servicePrincipalID().orElseThrow(),
                        world.machine("vm-billing").own().orElseThrow().principalID());
    }

    @Test
    void an_azure_can_be_made_of_the_sample() {
        OfflineAzure azure = new OfflineAzure(WorldFile.read(SAMPLE));

        Application billing = azure.world().application("billing");
        assertThat(azure.token(billing, OfflineAzure.GRAPH_SCOPE)).isNotEmpty();
        assertThat(azure.inventory().isEmpty()).isTrue();
    }

    /** Whoever adds a key has to explain it. */
    @Test
    void the_sample_names_every_key() throws IOException {
        String sources =
                Files.readString(source("WorldFile"))
                        + Files.readString(source("PlacesFile"))
                        + Files.readString(source("PrincipalsFile"))
                        + Files.readString(source("MachinesFile"))
                        + Files.readString(source("MembersFile"))
                        + Files.readString(source("Rights"));
        String sample = Files.readString(SAMPLE);
        List<String> keys =
                Pattern.compile("entries\\(([^;]*?)\\)\\s*(\\.|\\)|\\{)")
                        .matcher(sources)
                        .results()
                        .flatMap(
                                found ->
                                        Pattern.compile("\"(\\w+)\"")
                                                .matcher(found.group(1))
                                                .results())
                        .map(name -> name.group(1))
                        .toList();

        assertThat(keys).contains("tenants", "federatedCredentials", "managementGroup", "keySet");
        assertThat(keys.stream().filter(key -> !sample.contains(key)).collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void a_world_of_its_own_needs_an_application_called_root() throws IOException {
        String own =
                """
                standard: false
                tenants: [{name: Fabrikam}]
                subscriptions: [{name: only}]
                """;

        assertThatThrownBy(() -> read(own)).hasMessageContaining("called 'root'");
        World world = read(own + "applications: [{name: root}]\n");
        assertThat(world.tenants()).hasSize(1);
        assertThat(world.tenant().domain()).isEqualTo("fabrikam.onmicrosoft.com");
        assertThat(world.machines()).isEmpty();
    }

    @Test
    void an_application_of_a_known_name_takes_its_place() throws IOException {
        World world = read("applications: [{name: root, graphPermissions: [User.Read.All]}]");

        assertThat(world.root().graphPermissions()).containsExactly("User.Read.All");
        assertThat(world.root().clientID()).isEqualTo(World.standard().root().clientID());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tenant: [x] | The file has the key 'tenant', which is not known; known are: standard,
                    groups: x | groups must be a list.
                    groups: [x] | groups[0] must be a mapping of keys to values.
                    groups: [{name: x}] | groups[0] has the key 'name', which is not known
                    groups: [{}] | groups[0] needs a displayName.
                    groups: [{displayName: g, members: [nobody]}] | groups[0].members names 'nobody', which is nobody above.
                    standard: maybe | standard must be true or false.
                    standard: false | Without the standard world a file needs at least one
                    tenants: [{name: t, cloud: mars}] | tenants[0].cloud is 'mars', not public, usGovernment or china.
                    subscriptions: [{name: s, tenant: t}] | subscriptions[0].tenant names 't'; there are: Emulated Tenant.
                    resourceGroups: [{name: [a]}] | resourceGroups[0].name must be a text.
                    identities: [{name: i, resourceGroup: r}] | identities[0].resourceGroup names 'r', which is no resource group here.
                    machines: [{name: m, resourceGroup: rg-app, kind: robot}] | machines[0].kind is 'robot', not virtualMachine,
                    machines: [{name: m, resourceGroup: rg-app, identities: [i]}] | machines[0].identities names 'i', which is no identity here.
                    machines: [{name: vm-app, resourceGroup: rg-app}] | machines[0].name is 'vm-app', which another machine has.
                    machines: [{name: m, resourceGroup: rg-app, kind: flexibleScaleSet, own: true}] | machines[0].own cannot be true for a flexible scale set.
                    applications: [{name: a, certificates: [none.pem]}] | applications[0].certificates names 'none.pem', no certificate
                    applications: [{name: a, roles: [{role: Reader}]}] | applications[0].roles[0] has the key 'role', which is not known
                    applications: [{name: a, tokenVersion: 3}] | applications[0].tokenVersion is '3', not 1 or 2.
                    issuers: [{url: u, keySet: none.json}] | issuers[0].keySet names 'none.json', which cannot be read
                    """)
    void what_is_wrong_is_said_in_a_sentence(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence.strip());
    }

    private World read(String yaml) throws IOException {
        return WorldFile.read(Files.writeString(directory.resolve("world.yaml"), yaml));
    }

    private static Path source(String name) {
        return Path.of("src/test/java/io/azurecredentials/emulator/world", name + ".java");
    }
}

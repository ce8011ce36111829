package io.azurecredentials.emulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {

    @TempDir private Path directory;

    @Test
    void a_file_adds_to_the_standard_world() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("world.yaml"),
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

        World world = WorldFile.read(file);

        assertThat(world.root()).isEqualTo(World.standard().root());
        assertThat(world.application("billing").roles())
                .containsExactly(new RoleGrant("Reader", world.subscription().scope()));
        assertThat(world.group("auditors").id()).isEqualTo(Group.named("auditors").id());
        assertThat(world.resourceGroup("rg-billing").location()).isEqualTo("westeurope");
    }

    @Test
    void the_sample_has_machines_of_every_kind() {
        World world = WorldFile.read(Path.of("samples/emulator/world.yaml"));

        assertThat(world.machines()).extracting(Machine::kind).contains(Machine.Kind.values());
        assertThat(world.machine("vm-billing").own()).isPresent();
        assertThat(world.machine("vmss-billing-flex").assigned())
                .containsExactly(world.identity("id-billing"));
    }
}

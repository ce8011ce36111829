package io.azurecredentials.emulator.directory;

import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directories of all tenants. */
public record Directories(List<Directory> all) {

    /** Directories that hold what the world says. */
    public static Directories of(World world, Quirks quirks, Consistency consistency, Instant now) {
        List<Directory> all =
                world.tenants().stream()
                        .map(tenant -> new Directory(tenant, quirks, consistency))
                        .toList();
        all.forEach(directory -> Seeding.seed(directory, now));
        return new Directories(all);
    }

    /** The directory of a tenant, by tenant id or by domain. */
    public Optional<Directory> find(String tenant) {
        return all.stream()
                .filter(
                        directory ->
                                directory.tenant().id().equalsIgnoreCase(tenant)
                                        || directory.tenant().domain().equalsIgnoreCase(tenant))
                .findFirst();
    }
}

package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;

/** The standard world with somebody in it who may do everything. */
final class OwnedAzure {

    /** The application that may. */
    static final String OWNER = "owner";

    private OwnedAzure() {}

    static OfflineAzure start() {
        Application owner = Application.named(OWNER).withRoles(new RoleGrant("Owner", "/"));
        return new OfflineAzure(World.standard().withApplications(owner));
    }
}

package io.azurecredentials.emulator.world;

import java.util.List;

/** An Entra tenant, and what its directory holds from the start. */
public record Tenant(
        String id,
        String displayName,
        String domain,
        Cloud cloud,
        List<Application> applications,
        List<Group> groups) {}

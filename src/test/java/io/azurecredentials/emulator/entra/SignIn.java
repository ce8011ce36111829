package io.azurecredentials.emulator.entra;

import io.azurecredentials.emulator.world.Tenant;
import java.time.Instant;

/** When and where a client proves itself. */
record SignIn(Instant now, Tenant tenant, FederatedIssuers issuers, Replays replays) {}

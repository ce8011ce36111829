package io.azurecredentials.emulator;

import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.directory.Directories;
import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.entra.Entra;
import io.azurecredentials.emulator.entra.FederatedIssuers;
import io.azurecredentials.emulator.entra.ManagedTokens;
import io.azurecredentials.emulator.entra.SigningKeys;
import io.azurecredentials.emulator.entra.TokenCheck;
import io.azurecredentials.emulator.graph.Graph;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Service;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.server.Services;
import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All state of a running emulator, and the services over it; a reset makes a new one. */
record Azure(Directories directories, List<Arm> arms, Services services) {

    static Azure of(
            World world,
            Quirks quirks,
            SigningKeys keys,
            FederatedIssuers issuers,
            Consistency consistency,
            InstantSource clock,
            Function<Request, Response> inner) {
        Directories directories = Directories.of(world, quirks, consistency, clock.instant());
        TokenCheck tokens = new TokenCheck(keys, clock);
        Map<String, Service> byHost = new HashMap<>();
        List<Arm> arms = new ArrayList<>();
        for (Cloud cloud : Cloud.all()) {
            Entra entra = new Entra(cloud, directories, keys, issuers, consistency, clock);
            cloud.loginHosts().forEach(host -> byHost.put(host, entra));
            byHost.put(
                    cloud.graphHost(),
                    new Graph(cloud, directories, tokens, consistency, clock, inner));
            Arm arm = new Arm(cloud, world, directories, tokens, consistency, clock);
            byHost.put(cloud.armHost(), arm);
            arms.add(arm);
        }
        ManagedTokens managed = new ManagedTokens(keys, clock);
        byHost.put(Imds.HOST, new Imds(world, directories, List.copyOf(arms), managed));
        return new Azure(directories, arms, new Services(Map.copyOf(byHost)));
    }

    Inventory inventory(World world) {
        return new InventoryTaking(world).of(this);
    }
}

package io.azurecredentials.chaos.workload;

import io.azurecredentials.emulator.world.World;
import io.azurecredentials.process.Installation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes the roles and the root credential that everybody draws on. */
public final class PlatformTeam {
    /** No role ever allows less. */
    public static final Duration SHORTEST_TTL = Duration.ofSeconds(30);

    private static final List<String> TTLS = List.of(SHORTEST_TTL.toSeconds() + "s", "45s", "1m");
    private static final List<String> MAX_TTLS = List.of("90s", "2m", "24h");

    private final Installation installation;
    private final Random random;

    PlatformTeam(Installation installation, Random random) {
        this.installation = installation;
        this.random = random;
    }

    /** Changes how long the leases of a role may be, or what they are for. */
    boolean editRole() {
        String role = pick(List.of(Ground.NARROW, Ground.WIDE, Ground.KEPT));
        Map<String, Object> change =
                switch (random.nextInt(5)) {
                    case 0, 1 -> Map.of("ttl", pick(TTLS), "maxTTL", pick(MAX_TTLS));
                    case 2 -> Map.of("azureRoles", assignments());
                    case 3 ->
                            role.equals(Ground.KEPT)
                                    ? Map.of("persistApp", random.nextBoolean())
                                    : Map.of("azureGroups", groups());
                    default -> Map.of("azureGroups", groups());
                };
        installation
                .client()
                .genericKubernetesResources("azurecredentials.io/v1alpha1", "AzureRole")
                .inNamespace(installation.sample().namespace())
                .withName(role)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("spec", change)));
        return true;
    }

    /** Asks for another root credential through the annotation. */
    boolean rotateRoot() {
        installation
                .sample()
                .mergeMetadata(
                        "AzureConfig",
                        "platform",
                        Serialization.asJson(
                                Map.of(
                                        "annotations",
                                        Map.of(
                                                "azurecredentials.io/rotate-requested-at",
                                                Long.toString(random.nextLong())))));
        return true;
    }

    private List<Map<String, String>> assignments() {
        World world = installation.azure().world();
        return random.ints(0, 4)
                .distinct()
                .limit(random.nextInt(1, 4))
                .mapToObj(
                        it ->
                                Map.of(
                                        "roleName",
                                        it % 2 == 0 ? "Reader" : "Contributor",
                                        "scope",
                                        world.resourceGroup(it < 2 ? "rg-app" : "rg-other").id()))
                .toList();
    }

    /** By name or by id; none at all is a choice too, since there are always roles. */
    private List<Map<String, String>> groups() {
        String writers = installation.azure().world().group("writers").id();
        List<Map<String, String>> all =
                List.of(Map.of("groupName", "readers"), Map.of("objectID", writers));
        return random.ints(0, 2).distinct().limit(random.nextInt(3)).mapToObj(all::get).toList();
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}

package io.azurecredentials.chaos.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** AzureCredential specs by chance; every one of them is valid, and short-lived. */
final class Specs {
    private static final List<String> TTLS = List.of("20s", "20s", "25s", "30s", "45s", "60s");
    private static final List<String> MAX_TTLS = List.of("60s", "90s", "2m");
    private static final List<Integer> RENEW_AT = List.of(50, 60, 67);
    private static final List<String> OVERLAPS = List.of("4s", "5s", "6s");
    private static final List<String> STRATEGIES =
            List.of("Password", "Password", "Password", "ServicePrincipal");

    /** What a role gives that has one application for all. */
    private static final List<String> ONLY_PASSWORDS = List.of("Password");

    private static final List<String> ROLES =
            List.of(Ground.NARROW, Ground.NARROW, Ground.WIDE, Ground.WIDE, Ground.KEPT);
    private static final List<List<String>> FORMATS =
            List.of(List.of("Vault"), List.of("Environment"), List.of("Vault", "Environment"));

    private final Random random;
    private final Supplier<String> namespace;

    /**
     * @param namespace of the roles, asked for each time
     */
    Specs(Random random, Supplier<String> namespace) {
        this.random = random;
        this.namespace = namespace;
    }

    /** One of the roles there are. */
    String role() {
        return pick(ROLES);
    }

    Map<String, Object> any(String name) {
        Map<String, Object> spec = new LinkedHashMap<>();
        String role = role();
        spec.put("roleRef", Map.of("name", role, "namespace", namespace.get()));
        Map<String, Object> secret = new TreeMap<>();
        secret.put("formats", pick(FORMATS));
        if (random.nextInt(3) == 0) {
            secret.put("name", name + "-azure");
        }
        spec.put("secret", secret);
        spec.put("ttl", pick(TTLS));
        spec.put("maxTTL", pick(MAX_TTLS));
        Map<String, Object> renewal = new TreeMap<>();
        if (random.nextInt(8) == 0) {
            renewal.put("mode", "OnRequest");
        }
        renewal.put("renewAt", pick(RENEW_AT));
        renewal.put("strategy", pick(strategies(role)));
        if (random.nextBoolean()) {
            renewal.put("overlap", pick(OVERLAPS));
        }
        spec.put("renewal", renewal);
        return spec;
    }

    private static List<String> strategies(String role) {
        return role.equals(Ground.KEPT) ? ONLY_PASSWORDS : STRATEGIES;
    }

    /**
     * A change of one thing that may be changed, as a merge patch.
     *
     * @param role that it draws on
     */
    Map<String, Object> change(String role) {
        Map<String, Object> spec =
                switch (random.nextInt(9)) {
                    case 0 -> Map.of("ttl", pick(TTLS));
                    case 1 -> Map.of("maxTTL", pick(MAX_TTLS));
                    case 2 -> Map.of("renewal", Map.of("renewAt", pick(RENEW_AT)));
                    case 3 -> Map.of("renewal", Map.of("overlap", pick(OVERLAPS)));
                    case 4 -> Map.of("renewal", Map.of("strategy", pick(strategies(role))));
                    case 5 -> Map.of("renewal", Map.of("mode", "Automatic"));
                    case 6 -> Map.of("suspend", true);
                    case 7 -> Map.of("suspend", false);
                    default -> Map.of("secret", Map.of("formats", pick(FORMATS)));
                };
        return Map.of("spec", spec);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

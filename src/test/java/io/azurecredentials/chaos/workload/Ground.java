package io.azurecredentials.chaos.workload;

import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.process.Installation;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;

/**
 * What the platform team prepares: the quickstart's namespace, root credential and config, and
 * three roles. Azure lags as far as the config allows for: proving takes longer than a password
 * needs to be known everywhere, and {@code settle} longer than anything stays hidden or comes late.
 */
public final class Ground {
    /** One role assignment; and three with two groups. */
    static final String NARROW = "reader";

    static final String WIDE = "wide";

    /** One application for all of its credentials. */
    static final String KEPT = "kept";

    private static final Map<String, Object> EVERYBODY = Map.of("from", "All");

    private static final Map<String, Object> PROPAGATION =
            Map.of("successes", 4, "interval", "200ms", "timeout", "5s", "settle", "3s");

    /** About as long as an operator that is to be killed lives. */
    private static final Map<String, Object> ROOT_ROTATION =
            Map.of("period", "10s", "gracePeriod", "2s");

    private static final Duration AHEAD = Duration.ofMillis(500);

    private static final ConsistencyProfile LAGGING =
            ConsistencyProfile.FAST
                    .withReplicas(3)
                    .with(Lag.APPLICATION, Window.upTo(Duration.ofMillis(1_200)))
                    .with(Lag.SERVICE_PRINCIPAL, Window.upTo(Duration.ofMillis(1_200)))
                    .with(Lag.SIGN_IN, Window.upTo(Duration.ofMillis(500)))
                    .with(Lag.PRINCIPAL_CHECK, Window.upTo(Duration.ofMillis(800)))
                    .with(Lag.ROLE_ASSIGNMENT, Window.upTo(Duration.ofMillis(800)));

    private Ground() {}

    /** Where the guests are when they are there. */
    static String guests(Installation installation) {
        return installation.namespace("team-b");
    }

    /**
     * Applies all of it. Azure's clock is ahead of ours.
     *
     * @param seed of how much
     */
    public static void prepare(Installation installation, long seed) {
        String _ = guests(installation);
        installation.azure().controls().advance(AHEAD.multipliedBy(Math.floorMod(seed, 4)));
        installation.azure().controls().consistency(LAGGING);
        furnish(installation, installation.sample());
        installation
                .cluster()
                .apply(
                        Documents.parse(
                                """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: drawer, namespace: %1$s}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: drawer, namespace: %1$s}
            rules:
            - {apiGroups: [azurecredentials.io], resources: [azureroles], verbs: [use]}
            - {apiGroups: [azurecredentials.io], resources: [azurecredentials], verbs: [delete, deletecollection]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: drawer, namespace: %1$s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: drawer}
            subjects:
            - {kind: ServiceAccount, name: drawer, namespace: %1$s}
            """
                                        .formatted(installation.sample().namespace())));
    }

    /** A token of the ServiceAccount that draws, for longer than any run. */
    static String drawer(Installation installation) {
        return installation
                .client()
                .serviceAccounts()
                .inNamespace(installation.sample().namespace())
                .withName("drawer")
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .withAudiences("azurecredentials.io")
                                .withExpirationSeconds(Duration.ofHours(12).toSeconds())
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }

    /** A namespace with all that credentials need. */
    static void furnish(Installation installation, Sample sample) {
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        sample.apply("20-azureconfig.yaml");
        sample.change(
                "AzureConfig",
                "platform",
                it -> {
                    it.put("propagation", PROPAGATION);
                    it.put("rootRotation", ROOT_ROTATION);
                    it.put("driftCheck", "2s");
                });
        sample.apply("30-azurerole.yaml");
        sample.change("AzureRole", NARROW, it -> it.put("allowedNamespaces", EVERYBODY));
        create(installation, wide(installation.azure().world(), sample.namespace()));
        create(installation, kept(installation.azure().world(), sample.namespace()));
    }

    private static void create(Installation installation, String yaml) {
        GenericKubernetesResource role =
                Serialization.unmarshal(yaml, GenericKubernetesResource.class);
        role.getMetadata().setLabels(installation.cluster().labels());
        installation.client().resource(role).create();
    }

    private static String kept(World world, String namespace) {
        return """
        apiVersion: azurecredentials.io/v1alpha1
        kind: AzureRole
        metadata: {name: %s, namespace: %s}
        spec:
          configRef: {name: platform}
          persistApp: true
          azureRoles: [{roleName: Reader, scope: %s}]
          azureGroups: [{groupName: readers}]
          allowedNamespaces: {from: All}
          ttl: 1h
          maxTTL: 24h
        """
                .formatted(KEPT, namespace, world.resourceGroup("rg-app").id());
    }

    private static String wide(World world, String namespace) {
        String app = world.resourceGroup("rg-app").id();
        String other = world.resourceGroup("rg-other").id();
        return """
        apiVersion: azurecredentials.io/v1alpha1
        kind: AzureRole
        metadata: {name: %s, namespace: %s}
        spec:
          configRef: {name: platform}
          azureRoles:
            - {roleName: Reader, scope: %s}
            - {roleName: Reader, scope: %s}
            - {roleName: Contributor, scope: %s}
          azureGroups:
            - {groupName: readers}
            - {groupName: writers}
          allowedNamespaces: {from: All}
          ttl: 1h
          maxTTL: 24h
        """
                .formatted(WIDE, namespace, app, other, other);
    }
}

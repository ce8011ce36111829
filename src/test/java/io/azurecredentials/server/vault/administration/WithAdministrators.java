package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.KubernetesItems;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.rbac.AccessReviews;
import io.azurecredentials.rbac.TokenReviews;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster with the operator's rights in it, and ServiceAccounts that have some of their own. */
abstract class WithAdministrators {
    @TempDir Path folder;
    TestCluster cluster;
    KubernetesClient client;
    KubernetesClient operator;
    String namespace;
    Asking asking;
    List<Route> routes;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        String own = cluster.install().namespace();
        Config config =
                new ConfigBuilder(
                                Config.fromKubeconfig(
                                        cluster.kubeconfig(own, Settings.NAME).toFile()))
                        .withUserAgent(Settings.NAME + "/1")
                        .withRequestRetryBackoffLimit(0)
                        .build();
        operator = new KubernetesClientBuilder().withConfig(config).build();
        namespace = cluster.namespace();
        asking = new Asking(namespace);
        Office office =
                new Office(
                        new Scripted(OurTokens.batch()),
                        new TokenReviews(operator, Optional.empty()),
                        new AccessReviews(operator),
                        _ -> true,
                        asking.audited());
        routes =
                new AdministrationPaths(
                                office,
                                new KubernetesItems(operator),
                                new LoginConfig.Named(false, false),
                                Duration.ZERO)
                        .routes();
    }

    @AfterEach
    void stop() {
        operator.close();
        cluster.close();
    }

    final String administrator(String name) {
        String token = account(name, "azureroles", "*");
        grant(name, "configs", "azureconfigs", "*");
        return token;
    }

    final String account(String name, String resource, String verb) {
        client.serviceAccounts()
                .inNamespace(namespace)
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                .create();
        grant(name, "roles", resource, verb);
        return token(name, "azurecredentials.io");
    }

    final String token(String account, String audience) {
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(
                        new TokenRequestBuilder()
                                .withNewSpec()
                                .withAudiences(audience)
                                .withExpirationSeconds(3600L)
                                .endSpec()
                                .build())
                .getStatus()
                .getToken();
    }

    final void grant(String account, String role, String resource, String verb) {
        String name = account + "-" + role;
        client.rbac()
                .roles()
                .inNamespace(namespace)
                .resource(
                        new RoleBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .withRules(
                                        new PolicyRuleBuilder()
                                                .withApiGroups("azurecredentials.io")
                                                .withResources(resource)
                                                .withVerbs(verb)
                                                .build())
                                .build())
                .create();
        client.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                                .addNewSubject("", "ServiceAccount", account, namespace)
                                .build())
                .create();
    }

    final AzureRole role() {
        return client.resources(AzureRole.class).inNamespace(namespace).withName("reader").get();
    }

    final String data(String path, String token) {
        return ask("GET", path, "", token).body().orElseThrow().path("data").toString();
    }

    final Reply ask(String method, String path, String body, String token) {
        return asking.ask(routes, method, "/v1/" + path, body, token);
    }
}

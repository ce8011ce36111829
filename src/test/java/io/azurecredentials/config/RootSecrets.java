package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;

/** The Secret that a config names, and the one that the operator keeps. */
record RootSecrets(TestCluster cluster, AzureConfig config) {

    void hand(String text) {
        Secret secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("root")
                        .withNamespace(cluster.namespace())
                        .withLabels(cluster.labels())
                        .endMetadata()
                        .addToStringData("clientSecret", text)
                        .build();
        bootstrap().delete();
        cluster.client().resource(secret).create();
    }

    String inForce() {
        return HeldSecret.read(kept().get())
                .map(Held::root)
                .map(it -> ((Root.ClientSecret) it).text().reveal())
                .orElse("");
    }

    Resource<Secret> kept() {
        return cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .withName(HeldSecret.name(config));
    }

    Resource<Secret> bootstrap() {
        return cluster.client().secrets().inNamespace(cluster.namespace()).withName("root");
    }
}

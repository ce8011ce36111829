package io.azurecredentials.server.vault.token;

import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What RBAC lets people do to sessions. */
record Grants(KubernetesClient client, String namespace) {

    /** Whoever logged in may do that to these; to all of them if there are none. */
    void toHolder(ValidToken holder, String verb, String... names) {
        Subject subject =
                new SubjectBuilder()
                        .withKind("User")
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withName(holder.grant().user())
                        .build();
        grant("holder-may-" + verb, subject, verb, names);
    }

    /** A ServiceAccount may do that to all, with a token that was made for that audience. */
    String bearer(String name, String verb, String audience) {
        client.serviceAccounts()
                .inNamespace(namespace)
                .resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                .create();
        Subject subject =
                new SubjectBuilder()
                        .withKind("ServiceAccount")
                        .withName(name)
                        .withNamespace(namespace)
                        .build();
        grant(name + "-may-" + verb, subject, verb);
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
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

    private void grant(String name, Subject subject, String verb, String... names) {
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
                                                .withResources("azuresessions")
                                                .withResourceNames(names)
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
                                .withSubjects(subject)
                                .build())
                .create();
    }
}

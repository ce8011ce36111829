package io.azurecredentials.demo;

import io.azurecredentials.client.Drawn;
import io.azurecredentials.client.Jopenlibs;
import io.azurecredentials.client.Site;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whoever has left Vault: a Vault client draws a credential, and changes nothing but an address.
 */
final class DrawScene {
    private static final String MACHINE = "vm-app";
    private static final String ROLE = "reader";

    private final Narrator tell;
    private final Installation installation;
    private final Consumer consumer;
    private final Path folder;

    /**
     * @param consumer uses what is drawn
     * @param folder for the client's files
     */
    DrawScene(Narrator tell, Installation installation, Consumer consumer, Path folder) {
        this.tell = tell;
        this.installation = installation;
        this.consumer = consumer;
        this.folder = folder;
    }

    /** The machine that may log in draws, uses what it drew, and gives it back. */
    void play(OperatorProcess operator) {
        installation
                .cluster()
                .apply(
                        Documents.parse(
                                """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: use-reader, namespace: %1$s}
            rules:
            - {apiGroups: [azurecredentials.io], resources: [azureroles], resourceNames: [reader], verbs: [use]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: build, namespace: %1$s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: use-reader}
            subjects:
            - {kind: Group, apiGroup: rbac.authorization.k8s.io, name: "azurecredentials.io:policy:%1$s:build"}
            """
                                        .formatted(installation.sample().namespace())));
        tell.say("RBAC lets tokens with the policy build use the AzureRole " + ROLE + ".");
        try (Jopenlibs client = new Jopenlibs(site(operator))) {
            client.logIn(LoginSample.ROLE);
            Drawn drawn = client.draw(ROLE);
            tell.say("A Vault client on " + MACHINE + " logged in and read azure/creds/reader:");
            tell.detail("lease_id        " + drawn.lease());
            tell.detail("lease_duration  " + drawn.duration().toSeconds() + " s");
            tell.detail("client_id       " + drawn.data().get("client_id"));
            use(drawn);
            client.revokeLease(drawn.lease());
            tell.check(consumer.token(secret(drawn)).isEmpty(), "what is given back is gone");
            tell.say("It gave that back by its lease: Entra knows it no more.");
            client.revoke();
        }
    }

    private void use(Drawn drawn) {
        String token = consumer.token(secret(drawn)).orElse("");
        String inside = installation.azure().world().resourceGroup("rg-app").id();
        int allowed = consumer.get(token, inside);
        tell.detail("GET …/resourceGroups/rg-app  " + allowed + "  (with what was drawn)");
        tell.check(allowed == 200, "what was drawn works");
    }

    private Map<String, String> secret(Drawn drawn) {
        return Map.of(
                "client_id", String.valueOf(drawn.data().get("client_id")),
                "client_secret", String.valueOf(drawn.data().get("client_secret")),
                "tenant_id", installation.azure().world().tenantID());
    }

    private Site site(OperatorProcess operator) {
        try {
            return new Site(
                    operator.https(),
                    installation.sample().namespace(),
                    Files.writeString(folder.resolve("operator-ca.pem"), installation.authority()),
                    URI.create(
                            "http://127.0.0.1:" + installation.azure().proxyOf(MACHINE).getPort()),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

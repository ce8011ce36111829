package io.azurecredentials.client;

import java.util.Map;

class NodeVaultClientIT extends LoginStory<Program> {
    @Override
    Program open(Site site) {
        return NodePackages.program(site, "node-vault-client.js");
    }

    /** It logs in, and looks up what it got, without its namespace. */
    @Override
    Map<String, String> settings(String namespace) {
        return Map.of("HTTP_DEFAULT_NAMESPACE", namespace);
    }
}

package io.azurecredentials.client;

class NodeVaultIT extends AdministrationStory<Program> {
    @Override
    Program open(Site site) {
        return NodePackages.program(site, "node-vault.js");
    }
}

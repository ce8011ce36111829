package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.Items;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.base.Answer;
import io.azurecredentials.rbac.Right;
import io.azurecredentials.server.vault.document.ConfigDocument;
import io.azurecredentials.server.vault.document.SecretsConfig;
import java.util.List;
import java.util.Optional;

/**
 * The AzureConfig that a mount of Vault's stands for: that of {@code auth/azure} is the engine's
 * where it has none of its own.
 */
record Mount(Items items, ConfigDocument document) {

    /** One that is being deleted is gone. */
    Answer<Optional<Item>> find(Asked asked) {
        return find(asked, document.object())
                .then(
                        own ->
                                own.isPresent()
                                        ? Answer.given(own)
                                        : find(asked, SecretsConfig.OBJECT));
    }

    /** What it takes to read it, found or not. */
    List<Right> read(Asked asked, Optional<Item> found) {
        String name = found.map(it -> it.place().name()).orElse(document.object());
        return List.of(Asked.right("get", asked.place(Kind.AZURE_CONFIG, name)));
    }

    private Answer<Optional<Item>> find(Asked asked, String name) {
        return items.find(asked.place(Kind.AZURE_CONFIG, name))
                .map(it -> it.filter(one -> !one.going()));
    }
}

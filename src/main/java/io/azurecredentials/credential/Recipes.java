package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Format;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.azurecredentials.credential.rendering.Layout;
import io.azurecredentials.credential.rendering.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an AzureCredential wants its Secret to hold. */
final class Recipes {
    private Recipes() {}

    /** Vault's keys, unless something else is asked for. */
    static Recipe of(AzureCredential credential) {
        SecretTarget target = credential.getSpec().secret();
        Map<String, String> templates = entries(target.template());
        List<Format> formats =
                Optional.ofNullable(target.formats())
                        .orElse(templates.isEmpty() ? List.of(Format.VAULT) : List.of());
        return new Recipe(
                target.type(),
                formats.stream().map(Recipes::layout).collect(Collectors.toSet()),
                templates,
                entries(target.labels()),
                entries(target.annotations()));
    }

    private static Map<String, String> entries(@Nullable Map<String, String> asked) {
        return asked == null ? Map.of() : asked;
    }

    private static Layout layout(Format format) {
        return switch (format) {
            case VAULT -> Layout.VAULT;
            case ENVIRONMENT -> Layout.ENVIRONMENT;
            case TERRAFORM -> Layout.TERRAFORM;
            case AUTH_FILE -> Layout.AUTH_FILE;
        };
    }
}

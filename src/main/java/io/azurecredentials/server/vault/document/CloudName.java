package io.azurecredentials.server.vault.document;

import io.azurecredentials.server.http.Refused;
import java.util.Optional;
import java.util.stream.Stream;

/** The clouds by Vault's names for them, which are Kubernetes' in any case of letters. */
final class CloudName {
    private static final String FIELD = "environment";

    private CloudName() {}

    static void write(Pen pen) {
        pen.input()
                .text(FIELD)
                .ifPresent(it -> pen.put(FIELD, it.isEmpty() ? it : known(it), it.isEmpty()));
    }

    private static String known(String name) {
        Optional<String> known =
                Stream.of(
                                "AzurePublicCloud",
                                "AzureUSGovernmentCloud",
                                "AzureChinaCloud",
                                "AzureGermanCloud")
                        .filter(it -> it.equalsIgnoreCase(name))
                        .findFirst();
        return known.orElseThrow(
                () ->
                        Refused.because(
                                400,
                                "no cloud configuration matching the environment: write AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud"));
    }
}

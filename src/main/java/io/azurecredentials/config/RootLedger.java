package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.config.rotation.RootKey.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a config's status says of its root passwords, there and back without loss. */
final class RootLedger {
    private RootLedger() {}

    static Ledger of(AzureConfig config) {
        return Optional.ofNullable(config.getStatus()).map(RootLedger::read).orElse(Ledger.EMPTY);
    }

    /** The same status with these passwords. */
    static AzureConfigStatus with(AzureConfigStatus status, Ledger ledger) {
        return new AzureConfigStatus(
                status.observedGeneration(),
                status.tenantID(),
                status.environment(),
                status.subscriptionID(),
                status.rootCredential(),
                ledger.keys().isEmpty()
                        ? null
                        : ledger.keys().stream().map(RootLedger::written).toList(),
                ledger.lastNumber() == 0 ? null : ledger.lastNumber(),
                ledger.handledRequest().orElse(null),
                status.conditions());
    }

    private static Ledger read(AzureConfigStatus status) {
        return new Ledger(
                Optional.ofNullable(status.lastRootNumber()).orElse(0L),
                Optional.ofNullable(status.rootKeys()).orElse(List.of()).stream()
                        .map(RootLedger::key)
                        .toList(),
                Optional.ofNullable(status.lastHandledRotateRequest()));
    }

    private static RootKey key(AzureConfigStatus.RootKey it) {
        return new RootKey(
                it.number(),
                it.attempt(),
                it.clientID(),
                state(it.state()),
                it.reservedAt(),
                Optional.ofNullable(it.keyID()),
                Optional.ofNullable(it.request()),
                Optional.ofNullable(it.retireAt()),
                Optional.ofNullable(it.absentSince()));
    }

    private static AzureConfigStatus.RootKey written(RootKey it) {
        return new AzureConfigStatus.RootKey(
                it.number(),
                it.attempt(),
                it.clientID(),
                word(it.state()),
                it.reservedAt(),
                it.keyID().orElse(null),
                it.request().orElse(null),
                it.retireAt().orElse(null),
                it.absentSince().orElse(null));
    }

    private static String word(State state) {
        return switch (state) {
            case RESERVED -> "Reserved";
            case IN_FORCE -> "InForce";
            case SUPERSEDED -> "Superseded";
            case LOST -> "Lost";
            case PARTING -> "Parting";
            case REMOVED -> "Removed";
        };
    }

    /** Of a word that is none of ours only this is certain: that it may have to be removed. */
    private static State state(String word) {
        return Stream.of(State.values())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElse(State.LOST);
    }
}

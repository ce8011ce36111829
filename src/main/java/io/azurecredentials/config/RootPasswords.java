package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Identities.Proof;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.config.rotation.RootOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes, tries and removes passwords of the config's own application, and no others: what it
 * removes bears our marker, or a key id that the config told.
 */
final class RootPasswords {
    private final Tenants tenants;
    private final Wanted wanted;
    private final String clusterID;

    /**
     * @param clusterID stands in every marker
     */
    RootPasswords(Tenants tenants, Wanted wanted, String clusterID) {
        this.tenants = tenants;
        this.wanted = wanted;
        this.clusterID = clusterID;
    }

    /** How a password of that number is called. */
    String marker(AzureConfig config, RootKey key) {
        return new RootOwner(clusterID, config.getMetadata().getUid()).marker(key.number());
    }

    Answer<NewPassword> add(AzureConfig config, RootKey key, Instant endsAt) {
        return tenants.of(config)
                .map(Tenant::directory)
                .then(
                        directory ->
                                application(directory, key)
                                        .then(
                                                it ->
                                                        directory.addPassword(
                                                                it.application().ids().objectID(),
                                                                marker(config, key),
                                                                endsAt)));
    }

    Answer<Proof> prove(AzureConfig config, RootKey key, Sensitive text) {
        return tenants.of(config).then(it -> it.identities().prove(key.clientID(), text));
    }

    /**
     * Removes it, if the config may still use what is in force.
     *
     * @param sparing key id of one that stays whatever its name is
     */
    Answer<Removal> remove(
            AzureConfig config, Optional<Root> inForce, RootKey key, Optional<String> sparing) {
        return inForce.map(it -> wanted.usable(config, it).then(_ -> tenants.of(config)))
                .orElseGet(() -> tenants.of(config))
                .map(Tenant::directory)
                .then(
                        directory ->
                                directory
                                        .inspectApp(key.clientID())
                                        .then(
                                                it ->
                                                        it.map(
                                                                        app ->
                                                                                remove(
                                                                                        directory,
                                                                                        app, config,
                                                                                        key,
                                                                                        sparing))
                                                                .orElseGet(
                                                                        () ->
                                                                                Answer.given(
                                                                                        Removal
                                                                                                .ABSENT))));
    }

    private Answer<Removal> remove(
            Directory directory,
            Inspection app,
            AzureConfig config,
            RootKey key,
            Optional<String> sparing) {
        List<Password> found =
                app.application().passwords().stream()
                        .filter(it -> isMeant(it, config, key))
                        .filter(it -> sparing.filter(it.keyID()::equalsIgnoreCase).isEmpty())
                        .toList();
        Answer<Removal> last = Answer.given(Removal.ABSENT);
        for (Password it : found) {
            last =
                    last.then(
                            _ ->
                                    directory.removePassword(
                                            app.application().ids().objectID(), it.keyID()));
        }
        return last;
    }

    private boolean isMeant(Password password, AzureConfig config, RootKey key) {
        return key.isHandedOver()
                ? key.keyID().filter(password.keyID()::equalsIgnoreCase).isPresent()
                : password.marker().equals(marker(config, key));
    }

    private static Answer<Inspection> application(Directory directory, RootKey key) {
        return directory
                .inspectApp(key.clientID())
                .then(
                        it ->
                                it.map(Answer::given)
                                        .orElseGet(() -> Answer.refused(missing(key.clientID()))));
    }

    private static Problem missing(String clientID) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "Microsoft Graph does not show the application %s, which is to get another password."
                        .formatted(clientID));
    }
}

package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.resolution.Destination;
import java.util.Optional;

/**
 * How a config stands.
 *
 * @param inForce the root credential that renews and revokes; empty while none is known to work
 * @param destination to which access was proven with what the config and its Secret say now, or
 *     what is wrong with them
 * @param remark what somebody has to correct although access is proven
 */
record Standing(
        Optional<RootCredential> inForce,
        Answer<Destination> destination,
        Optional<Problem> remark) {

    /** One of which nothing else is to be said. */
    Standing(Optional<RootCredential> inForce, Answer<Destination> destination) {
        this(inForce, destination, Optional.empty());
    }

    /** The same where nothing new is to be issued for a reason beside its access. */
    Standing unless(Optional<Problem> obstacle) {
        return new Standing(
                inForce,
                destination.then(
                        it ->
                                obstacle.<Answer<Destination>>map(Answer::refused)
                                        .orElseGet(() -> Answer.given(it))));
    }

    /** The sentence for people while access is proven. */
    String proven() {
        return inForce.map(
                        it ->
                                "%s %s"
                                        .formatted(
                                                "ManagedIdentity".equals(it.kind())
                                                        ? "Managed identity"
                                                        : "Application",
                                                it.clientID()))
                .orElse("The root credential")
                .concat(" fetched tokens for Azure Resource Manager and Microsoft Graph.");
    }
}

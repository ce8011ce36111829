package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.RootAuthentication;
import io.azurecredentials.azure.Authentication;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Root.Place;
import io.azurecredentials.config.resolution.Identity;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;

/** Finds what belongs to an identity: a Secret's value, a ServiceAccount's token, the pod's own. */
final class Roots {
    private final BootstrapSecret secrets;
    private final Mint mint;
    private final Surroundings surroundings;

    Roots(BootstrapSecret secrets, Mint mint, Surroundings surroundings) {
        this.secrets = secrets;
        this.mint = mint;
        this.surroundings = surroundings;
    }

    /**
     * What signs in as that identity.
     *
     * @param config whose identity it is
     * @param held what is in force until then
     */
    Answer<Root> of(ObjectMeta config, Place place, Identity identity, Optional<Held> held) {
        return switch (identity) {
            case Identity.Secret it -> secrets.secret(config.getNamespace(), place, it);
            case Identity.Certificate it -> secrets.certificate(config.getNamespace(), place, it);
            case Identity.ServiceAccount it -> minted(config, place, it, held);
            case Identity.OwnSecret it ->
                    Answer.given(new PodRoot.Secret(place, it.clientID(), it.text()));
            case Identity.OwnToken it ->
                    Answer.given(
                            new PodRoot.Token(
                                    place, it.clientID(), surroundings.tokenFile().orElseThrow()));
            case Identity.Managed it -> managed(place, it, held);
        };
    }

    /** The config is gone. */
    void forget(ObjectMeta config) {
        mint.forget(config.getUid());
    }

    private Answer<Root> minted(
            ObjectMeta config, Place place, Identity.ServiceAccount wanted, Optional<Held> held) {
        TokenOf whose =
                new TokenOf(config.getNamespace(), wanted.name(), wanted.audience(), wanted.ttl());
        Optional<Minted> kept =
                held.map(Held::root)
                        .filter(Root.WorkloadIdentity.class::isInstance)
                        .map(Root.WorkloadIdentity.class::cast)
                        .filter(it -> it.whose().equals(whose))
                        .map(Root.WorkloadIdentity::token);
        return mint.token(config.getUid(), whose, kept)
                .map(it -> new Root.WorkloadIdentity(place, wanted.clientID(), whose, it));
    }

    private Answer<Root> managed(Place place, Identity.Managed wanted, Optional<Held> held) {
        Root root = new PodRoot.Managed(place, selection(wanted.which()), "");
        boolean known = held.filter(it -> it.isFrom(root)).isPresent();
        return !wanted.last() || known || surroundings.metadata().getAsBoolean()
                ? Answer.given(root)
                : Answer.refused(
                        new Problem.UserError(
                                Reason.NO_IDENTITY,
                                "The operator has no identity of its own: no client secret and no federated token in its environment, and no managed identity where it runs; write authentication."));
    }

    private static Authentication.ManagedIdentity selection(
            RootAuthentication.ManagedIdentity wanted) {
        if (wanted.clientID() != null) {
            return new Authentication.ByClientID(wanted.clientID());
        }
        if (wanted.objectID() != null) {
            return new Authentication.ByObjectID(wanted.objectID());
        }
        return wanted.resourceID() != null
                ? new Authentication.ByResourceID(wanted.resourceID())
                : new Authentication.SystemAssigned();
    }
}

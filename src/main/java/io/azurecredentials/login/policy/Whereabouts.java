package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.ClaimedResource.Named;
import io.azurecredentials.login.jwt.ClaimedResource.Unreadable;
import io.azurecredentials.login.jwt.ClaimedResource.Unsaid;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides the bindings to resources: finds out which one is proven, and holds it against them. */
final class Whereabouts {
    private final Bindings bindings;
    private final Subject subject;
    private final Hints hints;
    private final Facts facts;

    Whereabouts(Bindings bindings, Subject subject, Hints hints, Facts facts) {
        this.bindings = bindings;
        this.subject = subject;
        this.hints = hints;
        this.facts = facts;
    }

    /** Without bindings to resources nothing is asked, and only what tokens prove is compared. */
    Decision decide() {
        return switch (claimed()) {
            case Named(ResourceID id) ->
                    judge(id, subject.isRemembered() ? Proof.MEMORY : Proof.CLAIM);
            case Unreadable _ ->
                    bindings.limitResources() ? denied(Denial.RESOURCE_UNREADABLE) : admitted();
            case Unsaid _ -> bindings.limitResources() ? byDirectory() : admitted();
        };
    }

    /** Who says that the principal belongs to a resource. */
    private enum Proof {
        CLAIM,
        /** Graph, where owners of an application can write what they like: to be confirmed. */
        DIRECTORY,
        /** A claim of another time: to be confirmed, since the resource may be another's by now. */
        MEMORY
    }

    /** The host if the token names one; if that cannot be read, nothing else stands for it. */
    private ClaimedResource claimed() {
        return switch (subject.host()) {
            case Named(ResourceID id) when isIdentity(id) -> new Unreadable();
            case Named named -> named;
            case Unreadable unreadable -> unreadable;
            case Unsaid _ -> subject.identity();
        };
    }

    private Decision judge(ResourceID id, Proof proof) {
        return isIdentity(id) ? identity(id, proof) : machine(id, proof);
    }

    /** Hints speak of a machine, which is not proven here, so there is nothing to compare. */
    private Decision identity(ResourceID id, Proof proof) {
        if (!bindings.limitResources()) {
            return admitted();
        }
        if (!bindings.locations().isEmpty() || !bindings.scaleSets().isEmpty()) {
            return denied(Denial.MACHINE_UNPROVEN);
        }
        return place(id)
                .map(Whereabouts::denied)
                .orElseGet(
                        () ->
                                proof == Proof.CLAIM
                                        ? new Decision.Admitted(Optional.of(id))
                                        : confirmed(id, _ -> Optional.empty(), id));
    }

    private Decision machine(ResourceID id, Proof proof) {
        if (hints.contradict(id, Optional.empty())) {
            return denied(Denial.HINT);
        }
        if (!bindings.limitResources()) {
            return admitted();
        }
        Optional<Denial> misplaced = place(id).or(() -> inScaleSetByID(id));
        if (misplaced.isPresent()) {
            return denied(misplaced.get());
        }
        boolean askScaleSet =
                !bindings.scaleSets().isEmpty() && id.kind() == ResourceKind.VIRTUAL_MACHINE;
        return proof == Proof.CLAIM && bindings.locations().isEmpty() && !askScaleSet
                ? new Decision.Admitted(Optional.of(id))
                : confirmed(owner(id), it -> resource(id, it), id);
    }

    private Decision byDirectory() {
        if (!(subject.principal() instanceof Principal.ServicePrincipal)) {
            return denied(Denial.NO_RESOURCE);
        }
        return new Existence(subject, facts)
                .then(
                        it ->
                                it.managedIdentity()
                                        ? named(it.alternativeNames())
                                        : denied(Denial.NO_RESOURCE));
    }

    private Decision named(List<String> names) {
        List<ResourceID> resources =
                names.stream().flatMap(it -> ResourceID.of(it).stream()).toList();
        return resources.size() == 1
                ? judge(resources.getFirst(), Proof.DIRECTORY)
                : denied(Denial.NO_RESOURCE);
    }

    @FunctionalInterface
    private interface Check {
        Optional<Denial> flaw(Facts.Resource resource);
    }

    /** What Azure Resource Manager says of a resource: that it has the identity, first of all. */
    private Decision confirmed(ResourceID asked, Check check, ResourceID proven) {
        Optional<Facts.Resource> answer = facts.resources().get(asked);
        if (answer == null) {
            return new Decision.Undecided(Set.of(new Need.ResourceAt(asked)));
        }
        if (answer.isEmpty()) {
            return denied(Denial.RESOURCE_GONE);
        }
        return check.flaw(answer.get())
                .map(Whereabouts::denied)
                .orElseGet(
                        () ->
                                new Possession(subject, facts)
                                        .of(asked, answer.get())
                                        .and(new Decision.Admitted(Optional.of(proven))));
    }

    private Optional<Denial> place(ResourceID id) {
        if (!Bindings.fits(bindings.subscriptionIDs(), id.subscriptionID())) {
            return Optional.of(Denial.SUBSCRIPTION);
        }
        return Bindings.fits(bindings.resourceGroups(), id.resourceGroup())
                ? Optional.empty()
                : Optional.of(Denial.RESOURCE_GROUP);
    }

    /** The id of what is in a uniform scale set names it; a machine's says nothing about one. */
    private Optional<Denial> inScaleSetByID(ResourceID id) {
        boolean fits =
                switch (id.kind()) {
                    case VIRTUAL_MACHINE -> true;
                    case SCALE_SET, SCALE_SET_INSTANCE ->
                            Bindings.fits(bindings.scaleSets(), id.names().getFirst());
                    case USER_ASSIGNED_IDENTITY, OTHER -> bindings.scaleSets().isEmpty();
                };
        return fits ? Optional.empty() : Optional.of(Denial.SCALE_SET);
    }

    private Optional<Denial> resource(ResourceID id, Facts.Resource resource) {
        if (hints.contradict(id, resource.scaleSet())) {
            return Optional.of(Denial.HINT);
        }
        if (!Bindings.fits(bindings.locations(), Bindings.location(resource.location()))) {
            return Optional.of(Denial.LOCATION);
        }
        boolean inBoundSet =
                id.kind() != ResourceKind.VIRTUAL_MACHINE
                        || bindings.scaleSets().isEmpty()
                        || resource.scaleSet()
                                .filter(it -> bindings.scaleSets().contains(it.name()))
                                .isPresent();
        return inBoundSet ? Optional.empty() : Optional.of(Denial.SCALE_SET);
    }

    /** Instances of a uniform scale set have the identities of the set. */
    private static ResourceID owner(ResourceID id) {
        return id.kind() == ResourceKind.SCALE_SET_INSTANCE ? id.parent().orElse(id) : id;
    }

    private static boolean isIdentity(ResourceID id) {
        return id.kind() == ResourceKind.USER_ASSIGNED_IDENTITY;
    }

    private static Decision admitted() {
        return new Decision.Admitted(Optional.empty());
    }

    private static Decision denied(Denial denial) {
        return new Decision.Denied(denial);
    }
}

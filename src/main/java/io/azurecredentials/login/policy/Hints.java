package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.Ascii;
import io.azurecredentials.login.jwt.ResourceID;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client says about the machine it runs on, in Vault's fields. Absent is what it does not
 * say, and what it says with an empty text.
 */
public record Hints(
        Optional<String> subscriptionID,
        Optional<String> resourceGroup,
        Optional<String> machine,
        Optional<String> scaleSet,
        Optional<ResourceID> resourceID) {
    /** A client that says nothing. */
    public static final Hints NONE =
            new Hints(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern GROUP =
            Pattern.compile("[-_.()\\p{L}\\p{N}]{0,89}[-_()\\p{L}\\p{N}]");
    private static final Pattern MACHINE = Pattern.compile("[a-z0-9]([-a-z0-9._]{0,78}[a-z0-9_])?");

    /**
     * Reads the fields of a login; empty if one of them cannot be what it should be, which is the
     * client's mistake.
     */
    public static Optional<Hints> of(
            String subscriptionID,
            String resourceGroup,
            String machine,
            String scaleSet,
            String resourceID) {
        Hints hints =
                new Hints(
                        said(subscriptionID, GUID),
                        said(resourceGroup, GROUP),
                        said(machine, MACHINE),
                        said(scaleSet, MACHINE),
                        ResourceID.of(resourceID));
        boolean allRead =
                hints.subscriptionID().isEmpty() == subscriptionID.isEmpty()
                        && hints.resourceGroup().isEmpty() == resourceGroup.isEmpty()
                        && hints.machine().isEmpty() == machine.isEmpty()
                        && hints.scaleSet().isEmpty() == scaleSet.isEmpty()
                        && hints.resourceID().isEmpty() == resourceID.isEmpty();
        return allRead ? Optional.of(hints) : Optional.empty();
    }

    /**
     * Whether they speak of another machine. Names of instances of a uniform scale set are nowhere
     * proven, so they are not compared.
     *
     * @param inScaleSet which scale set it is in, if that is known
     */
    boolean contradict(ResourceID machineID, Optional<ResourceID> inScaleSet) {
        return differs(subscriptionID, machineID.subscriptionID())
                || differs(resourceGroup, machineID.resourceGroup())
                || resourceID.filter(it -> !names(it, machineID)).isPresent()
                || switch (machineID.kind()) {
                    case VIRTUAL_MACHINE ->
                            differs(machine, machineID.name())
                                    || inScaleSet
                                            .filter(it -> differs(scaleSet, it.name()))
                                            .isPresent();
                    case SCALE_SET, SCALE_SET_INSTANCE ->
                            differs(scaleSet, machineID.names().getFirst());
                    case USER_ASSIGNED_IDENTITY, OTHER ->
                            machine.isPresent() || scaleSet.isPresent();
                };
    }

    /** An instance goes by its scale set as well, which is what identities belong to. */
    private static boolean names(ResourceID said, ResourceID proven) {
        return said.equals(proven) || proven.parent().filter(said::equals).isPresent();
    }

    private static Optional<String> said(String text, Pattern shape) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Ascii.lower(text)).filter(it -> shape.matcher(it).matches());
    }

    private static boolean differs(Optional<String> said, String proven) {
        return said.filter(it -> !it.equals(proven)).isPresent();
    }
}

package io.azurecredentials.session.token;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who logged in, as its Azure token proved it, so that a renewal can ask about it again. Nothing
 * here was ever taken from a request's own words.
 *
 * @param tenantID the Entra tenant, claim {@code tid}
 * @param objectID the service principal or user, claim {@code oid}; unique within its tenant only
 * @param applicationID the client id, claim {@code appid} or {@code azp}
 * @param resourceID what it runs on, claim {@code xms_az_rid}
 * @param identityID the managed identity, claim {@code xms_mirid}
 */
public record Subject(
        String tenantID,
        String objectID,
        Optional<String> applicationID,
        Optional<String> resourceID,
        Optional<String> identityID) {
    /** An instance of a scale set that is told of only as the whole set is no machine. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    ".*/providers/microsoft\\.compute/(virtualmachinescalesets/[^/]+/)?virtualmachines/[^/]+",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Which one it is of the machines that may share an identity; empty if that is not known, or
     * the identity is the machine's own.
     */
    public Optional<String> sharer() {
        return identityID.flatMap(_ -> resourceID).filter(it -> MACHINE.matcher(it).matches());
    }
}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the login endpoint writes down of a token. */
public record AzureSessionSpec(
        @Required @JsonPropertyDescription("The AzureRole that was logged in for.") Role role,
        @Required @JsonPropertyDescription("Who logged in, as its Azure token proved it.")
                Subject subject,
        @Size(max = 100)
                @JsonPropertyDescription(
                        "Names of its policies; in Kubernetes the groups azurecredentials.io:policy:NAMESPACE:NAME.")
                @Nullable List<@Size(max = Shapes.LABEL_LENGTH) String> policies,
        @Size(max = 50)
                @JsonPropertyDescription(
                        "Ranges of addresses that its token may be used from; any address if there are none.")
                @Nullable List<@Size(max = 64) String> boundCIDRs,
        @Required @JsonPropertyDescription("When its token was issued.") Instant issuedAt,
        @Required @JsonPropertyDescription("When its token ends unless it is renewed.")
                Instant expiresAt,
        @JsonPropertyDescription(
                        "No renewal goes beyond it; a periodic token without explicitMaxTTL has no such end.")
                @Nullable Instant maxExpiresAt,
        @JsonPropertyDescription("When its token was last renewed.") @Nullable Instant renewedAt,
        @Required
                @Size(max = 32)
                @JsonPropertyDescription("How long its token was to live when it was issued.")
                String creationTTL,
        @Size(max = 32)
                @JsonPropertyDescription(
                        "The role's explicitMaxTTL when its token was issued; none if unset.")
                @Nullable String explicitMaxTTL,
        @Size(max = 32)
                @JsonPropertyDescription(
                        "The role's period when its token was issued; it was not periodic if unset.")
                @Nullable String period,
        @Required @JsonPropertyDescription("Whether its token can be renewed.") Boolean renewable,
        @Min(0)
                @Max(1_000_000)
                @JsonPropertyDescription(
                        "How often its token can still be used; any number of times if unset.")
                @Nullable Integer usesLeft,
        @JsonPropertyDescription("The AzureSession whose token made this one; it ends with it.")
                @Nullable Parent parent,
        @Required
                @Size(max = 16)
                @JsonPropertyDescription(
                        "Which of the operator's keys sealed the token and this object.")
                String keyID,
        @Required
                @Size(max = 128)
                @JsonPropertyDescription("Digest of the token; nobody can make the token from it.")
                String digest,
        @Required
                @Size(max = 128)
                @JsonPropertyDescription(
                        "Seal over all of this and over name, namespace and generation: an object that was edited, copied or set back grants nothing.")
                String seal) {

    /**
     * @param name of the AzureRole
     * @param uid of the AzureRole, which another of the same name does not have
     */
    public record Role(
            @Required
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the AzureRole.")
                    String name,
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Its UID: a role made anew under the name is another.")
                    String uid) {}

    /**
     * @param tenantID claim {@code tid}
     * @param objectID claim {@code oid}
     * @param applicationID claim {@code appid} or {@code azp}
     * @param resourceID claim {@code xms_az_rid}
     * @param identityID claim {@code xms_mirid}
     */
    public record Subject(
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Entra tenant that it belongs to.")
                    String tenantID,
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Object id of the service principal or user.")
                    String objectID,
            @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Client id of its application.")
                    @Nullable String applicationID,
            @Size(max = Shapes.TEXT_LENGTH) @JsonPropertyDescription("What it runs on, as ARM id.")
                    @Nullable String resourceID,
            @Size(max = Shapes.TEXT_LENGTH)
                    @JsonPropertyDescription("Its managed identity, as ARM id.")
                    @Nullable String identityID) {}

    /**
     * @param name of the AzureSession
     * @param uid of the AzureSession, which another of the same name does not have
     */
    public record Parent(
            @Required
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the AzureSession.")
                    String name,
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Its UID: one made anew under the name is another.")
                    String uid) {}
}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who drew a credential over HTTP, and what it ends with: a login token's session, or a login token
 * that has none.
 */
@ValidationRule(
        value = "has(self.session) != has(self.token)",
        message = "drawnBy takes exactly one of session and token: remove one")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrawnBy(
        @Required
                @Size(min = 1, max = Shapes.TEXT_LENGTH)
                @JsonPropertyDescription("Who drew it, as RBAC knows him.")
                String user,
        @Required
                @JsonPropertyDescription(
                        "The AzureRole of this namespace that he had logged in for; with it goes all"
                                + " that was drawn.")
                Login role,
        @JsonPropertyDescription(
                        "The AzureSession of this namespace whose token drew it; it ends with it.")
                @Nullable Session session,
        @JsonPropertyDescription("The token that drew it, if that has no session.")
                @Nullable Token token) {

    /**
     * @param name of the AzureRole
     * @param uid of the AzureRole, which another of the same name does not have
     */
    public record Login(
            @Required
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the AzureRole.")
                    String name,
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Its UID: a role made anew under the name is another.")
                    String uid) {}

    /**
     * @param name of the AzureSession
     * @param uid of the AzureSession, which another of the same name does not have
     */
    public record Session(
            @Required
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the AzureSession.")
                    String name,
            @Required
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Its UID: one made anew under the name is another.")
                    String uid) {}

    /**
     * @param digest of the token
     * @param expiresAt its end, which nothing can move
     */
    public record Token(
            @Required
                    @Size(max = 128)
                    @JsonPropertyDescription(
                            "Digest of the token; nobody can make the token from it.")
                    String digest,
            @Required @JsonPropertyDescription("When it ends, which nothing can move.")
                    Instant expiresAt) {}
}

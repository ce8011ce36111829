package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the tenant's access tokens are taken at a login (Vault: {@code auth/azure/config}). */
public record ConfigLogin(
        @ValidationRule(
                        value = LoginShapes.AUDIENCE,
                        message =
                                "resource must be an audience without blanks and without *, which is no pattern here, such as api://azure-credentials or https://management.azure.com/")
                @Size(max = LoginShapes.AUDIENCE_LENGTH)
                @JsonPropertyDescription(
                        "Audience (aud) that a token must be for, compared exactly, to the last slash; by default the operator's AZURE_AD_RESOURCE. An application of your own is safer than https://management.azure.com/, whose tokens open Azure Resource Manager to whoever sees them.")
                @Nullable String resource,
        @ValidationRule(
                        value = LoginShapes.AUDIENCES,
                        message =
                                "additionalAudiences must be audiences without blanks and without *, which is no pattern here, such as api://azure-credentials")
                @Size(max = 10)
                @JsonPropertyDescription(
                        "Other audiences that are taken as well, such as the application id that v2 tokens name where v1 tokens name a URI.")
                @Nullable List<@Size(min = 1, max = LoginShapes.AUDIENCE_LENGTH) String>
                        additionalAudiences,
        @ValidationRule(
                        value = "self >= duration('1m')",
                        message =
                                "maxTokenAge must be at least 1m, because clocks differ: raise it, or leave it out for the token's own validity")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long after it was issued a token is taken, such as 1h; by default as long as it is valid. Azure keeps a managed identity's token for up to a day and hands out the same one.")
                @Nullable Duration maxTokenAge,
        @Default("false")
                @JsonPropertyDescription(
                        "Whether users may log in with a token of their own; otherwise applications and managed identities only.")
                Boolean allowUserTokens,
        @ValidationRule(
                        value = "size(self) > 0",
                        message = "tokenVersions must name v1, v2 or both; leave it out for both")
                @Size(max = 2)
                @JsonPropertyDescription(
                        "Which forms of access tokens are taken, v1 or v2; by default both. The application that a token is for sets its form (requestedAccessTokenVersion).")
                @Nullable List<Version> tokenVersions,
        @ValidationRule(
                        value = LoginShapes.AUDIENCE,
                        message =
                                "clusterTokenAudience must be an audience without blanks and without *, such as https://kubernetes.example")
                @ValidationRule(
                        value = LoginShapes.NOT_OURS,
                        message =
                                "clusterTokenAudience must not be azurecredentials.io, which is what tokens of Kubernetes are for that are shown here: write what issuer.audiences of the API server's AuthenticationConfiguration says")
                @Size(max = LoginShapes.AUDIENCE_LENGTH)
                @JsonPropertyDescription(
                        "Audience (aud) of the tokens that tell clusters who logged in (Vault: identity/oidc/token); without it, none are made for the roles that log in by this config. An API server that trusts the operator's issuer lists it under issuer.audiences.")
                @Nullable String clusterTokenAudience) {

    /** The forms of Entra's access tokens. */
    public enum Version {
        /** Issued by the security token service. */
        @JsonProperty("v1")
        V1,
        /** Issued by the Microsoft identity platform. */
        @JsonProperty("v2")
        V2
    }
}

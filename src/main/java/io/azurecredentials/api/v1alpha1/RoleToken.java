package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What whoever logs in for a role gets (Vault: the token fields of {@code auth/azure/role}). */
@ValidationRule(
        value = "!has(self.ttl) || !has(self.maxTTL) || self.ttl <= self.maxTTL",
        message = "token.ttl must not exceed token.maxTTL: lower ttl or raise maxTTL")
@ValidationRule(
        value = "!has(self.ttl) || !has(self.explicitMaxTTL) || self.ttl <= self.explicitMaxTTL",
        message =
                "token.ttl must not exceed token.explicitMaxTTL: lower ttl or raise explicitMaxTTL")
@ValidationRule(
        value =
                "!has(self.maxTTL) || !has(self.explicitMaxTTL) || self.maxTTL <= self.explicitMaxTTL",
        message =
                "token.maxTTL must not exceed token.explicitMaxTTL: lower maxTTL or raise explicitMaxTTL")
@ValidationRule(
        value = "!has(self.period) || !has(self.maxTTL) || self.period <= self.maxTTL",
        message = "token.period must not exceed token.maxTTL: lower period or raise maxTTL")
@ValidationRule(
        value =
                "!has(self.period) || !has(self.explicitMaxTTL) || self.period <= self.explicitMaxTTL",
        message =
                "token.period must not exceed token.explicitMaxTTL: lower period or raise explicitMaxTTL")
@ValidationRule(
        value = "self.type != 'Batch' || !has(self.period)",
        message =
                "token.period is for tokens that can be renewed, and Batch tokens cannot: remove period, or write type: Service")
@ValidationRule(
        value = "self.type != 'Batch' || !has(self.numUses)",
        message =
                "token.numUses needs a record of each token, and Batch tokens have none: remove numUses, or write type: Service")
public record RoleToken(
        @ValidationRule(
                        value = "self >= duration('1s')",
                        message = "ttl must be at least 1s; less than a minute is for emulators")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long a token lives unless it is renewed, such as 1h; the config's tokens.ttl if that is shorter. A period stands in for it.")
                @Nullable Duration ttl,
        @ValidationRule(value = "self >= duration('1s')", message = "maxTTL must be at least 1s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long a token can be renewed, from its login, such as 24h; the config's tokens.maxTTL if that is shorter. Does not end a periodic token.")
                @Nullable Duration maxTTL,
        @ValidationRule(
                        value = "self >= duration('1s')",
                        message = "explicitMaxTTL must be at least 1s")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "How long a token can live, from its login, periodic or not, such as 30d; by default a periodic one has no such end.")
                @Nullable Duration explicitMaxTTL,
        @ValidationRule(
                        value = "self >= duration('1s')",
                        message = "period must be at least 1s; less than a minute is for emulators")
                @Pattern(Shapes.DURATION)
                @Size(min = 1, max = 64)
                @JsonPropertyDescription(
                        "Makes tokens periodic: each lives so long after its login and after every renewal, for as long as somebody renews it; such as 24h. At most the config's tokens.maxTTL.")
                @Nullable Duration period,
        @Min(1)
                @Max(1_000_000)
                @JsonPropertyDescription(
                        "How often a token can be used, by any request; by default any number of times.")
                @Nullable Integer numUses,
        @ValidationRule(
                        value = LoginShapes.POLICIES,
                        message =
                                "policies must be names: lower-case letters, digits, '-', '_' and '.', a letter or digit first and last")
                @ValidationRule(
                        value = LoginShapes.NOT_ROOT,
                        message =
                                "policies must not hold root: nobody logs in as root; grant what is needed to a policy of another name")
                @Size(max = 50)
                @JsonPropertyDescription(
                        "Names that RBAC grants rights to, as the groups azurecredentials.io:policy:NAMESPACE:NAME; default is one of them unless noDefaultPolicy.")
                @Nullable List<@Size(min = 1, max = Shapes.LABEL_LENGTH) String> policies,
        @Default("false") @JsonPropertyDescription("Whether the policy named default is left out.")
                Boolean noDefaultPolicy,
        @ValidationRule(
                        value = LoginShapes.RANGES,
                        message =
                                "boundCIDRs must be IP addresses or ranges of them, such as 10.0.0.0/8, fd00::/8 or 192.0.2.7")
                @Size(max = 50)
                @JsonPropertyDescription(
                        "Addresses or ranges, such as 10.0.0.0/8, that one logs in from and uses the token from; by default any. No bits beyond the prefix.")
                @Nullable List<@Size(min = 2, max = LoginShapes.RANGE_LENGTH) String> boundCIDRs,
        @Default("Service")
                @JsonPropertyDescription(
                        "Service: an AzureSession is kept for each token, which can be renewed and revoked. Batch: nothing is kept; the token ends with its ttl, or with the role.")
                Kind type) {

    /** Whether something is kept of a token. */
    public enum Kind {
        /** An AzureSession. */
        @JsonProperty("Service")
        SERVICE,
        /** Nothing. */
        @JsonProperty("Batch")
        BATCH
    }
}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.base.Condition;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator meant to do and what it did: the intent is written here before anything is made
 * in Azure, so that whoever comes after a crash knows what to look for.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AzureCredentialStatus(
        @JsonPropertyDescription("Generation of the spec this status speaks of.")
                @Nullable Long observedGeneration,
        @JsonPropertyDescription(
                        "The tenant and the AzureConfig this was issued through last; an"
                                + " application that was made through another says so.")
                @Nullable Issuer issuer,
        @JsonPropertyDescription(
                        "Whether whoever wrote roleRef was checked for the right to use the"
                                + " AzureRole.")
                @Nullable UseCheck useCheck,
        @JsonPropertyDescription(
                        "Last value of the annotation azurecredentials.io/rotate-requested-at that"
                                + " led to a rotation.")
                @Nullable String lastHandledRotateRequest,
        @JsonPropertyDescription("When the lease ended for good.") @Nullable Instant endedAt,
        @JsonPropertyDescription(
                        "Why it ended for good, as the conditions say: LeaseEnded or RoleDeleted.")
                @Nullable String endedFor,
        @JsonPropertyDescription("Name of the Secret that holds the published credential.")
                @Nullable String secretName,
        @JsonPropertyDescription(
                        "Time to live in force: the smallest of credential, role and config.")
                @Nullable String ttl,
        @JsonPropertyDescription("Longest life of a service principal in force.")
                @Nullable String maxTTL,
        @JsonPropertyDescription("What the present application is.") @Nullable Target target,
        @JsonPropertyDescription("When the published credential was issued and when it ends.")
                @Nullable LeaseTimes lease,
        @JsonPropertyDescription("The credential's whole life, however often it is renewed.")
                @Nullable Life life,
        @JsonPropertyDescription("The application in use, from the moment its name was reserved.")
                @Nullable Application application,
        @JsonPropertyDescription("Applications whose place another has taken, oldest first.")
                @Nullable List<Application> supersededApplications,
        @JsonPropertyDescription("Passwords of ours in Azure, oldest first; never their texts.")
                @Nullable List<Key> keys,
        @JsonPropertyDescription("Ready; Reconciling and Stalled only while they are true.")
                @Nullable List<Condition> conditions) {

    private static final String RIGHT = "^(Requested|Granted|Lost|Leaving)$";
    private static final String RIGHT_SAYS =
            "Requested, Granted, Lost (somebody took it away; it is given back) or Leaving (the"
                    + " AzureRole does not give it any more); if left out, Granted, or Requested before"
                    + " assignedAt is set.";
    private static final String CERTAIN_SAYS =
            "Of one that is Leaving: whether Azure's word that it removed it is proof.";
    private static final String ABSENT_SAYS =
            "Of one that is Leaving: since when Azure does not show it.";

    /** Whose objects these are; revocation refuses to act through another. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Issuer(
            @Required
                    @JsonPropertyDescription(
                            "Entra tenant (directory) id that everything was made in.")
                    String tenantID,
            @JsonPropertyDescription(
                            "The cloud that the tenant belongs to, by default AzurePublicCloud.")
                    @Nullable Environment environment,
            @Required
                    @JsonPropertyDescription("Namespace of the AzureConfig it was issued through.")
                    String configNamespace,
            @Required @JsonPropertyDescription("Name of the AzureConfig it was issued through.")
                    String configName,
            @Required @JsonPropertyDescription("UID of the AzureConfig it was issued through.")
                    String configUID) {}

    /** What a password is made on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(
            @Required
                    @JsonPropertyDescription(
                            "Dynamic: an application of the credential's own. Existing: the one"
                                    + " that the AzureRole names as applicationObjectID. Persisted: the"
                                    + " one that the AzureRole keeps.")
                    String kind,
            @JsonPropertyDescription("Object id of the application.") @Nullable String objectID) {}

    /** When the published password was issued and when it ends. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeaseTimes(
            @Required @JsonPropertyDescription("When the published password was reserved.")
                    Instant issuedAt,
            @Required @JsonPropertyDescription("When a successor is issued in its place.")
                    Instant renewAt,
            @Required
                    @JsonPropertyDescription(
                            "When the published credential ends unless it is renewed.")
                    Instant expiresAt,
            @JsonPropertyDescription(
                            "When its service principal ends and another takes its place; absent on"
                                    + " one that is not replaced.")
                    @Nullable Instant maxExpiresAt,
            @JsonPropertyDescription(
                            "Until when its holder asked over HTTP that it lives, until that is"
                                    + " decided.")
                    @Nullable Instant requestedUntil,
            @JsonPropertyDescription(
                            "When it was handed to whoever drew it over HTTP; one that is not, within"
                                    + " a minute, is revoked.")
                    @Nullable Instant deliveredAt) {}

    /** From the first password to the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Life(
            @Required @JsonPropertyDescription("When its first password was reserved.")
                    Instant since,
            @JsonPropertyDescription(
                            "When it ends for good, by the role's explicitMaxTTL when the last"
                                    + " password was reserved.")
                    @Nullable Instant until) {}

    /** An application that passwords are made on, from the moment that was decided. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Application(
            @Required
                    @JsonPropertyDescription(
                            "Counts the applications that were made for this object.")
                    Integer epoch,
            @JsonPropertyDescription(
                            "Existing, or Persisted, for one that other credentials use as well,"
                                    + " and that stays when this one goes; absent for one of its own.")
                    @Nullable String kind,
            @JsonPropertyDescription("The name that one of its own is found by.")
                    @Nullable String uniqueName,
            @Required @JsonPropertyDescription("When the name was reserved.") Instant reservedAt,
            @JsonPropertyDescription(
                            "The tenant and the AzureConfig it was made through, and is removed"
                                    + " through, if that is another than the issuer of all.")
                    @Nullable Issuer issuer,
            @JsonPropertyDescription("The AzureRole it was made for, as namespace/name.")
                    @Nullable String role,
            @JsonPropertyDescription("Whether it is taken out of the recycle bin as well.")
                    @Nullable Boolean permanentlyDelete,
            @JsonPropertyDescription("Object id of the application in the directory.")
                    @Nullable String objectID,
            @JsonPropertyDescription("Client id (appId) that workloads sign in with.")
                    @Nullable String appID,
            @JsonPropertyDescription("Object id of its service principal.")
                    @Nullable String servicePrincipalID,
            @JsonPropertyDescription("Role assignments that its service principal is to have.")
                    @Nullable List<RoleAssignment> roleAssignments,
            @JsonPropertyDescription("Groups that its service principal is to be a member of.")
                    @Nullable List<GroupMembership> groupMemberships,
            @JsonPropertyDescription(
                            "When Azure had confirmed all of its role assignments and memberships;"
                                    + " moves on when they change.")
                    @Nullable Instant assignedAt,
            @JsonPropertyDescription(
                            "Whether a request that makes a part of it was sent more than once.")
                    @Nullable Boolean retried,
            @JsonPropertyDescription("When it is to be removed from Azure.")
                    @Nullable Instant retireAt,
            @JsonPropertyDescription("Since when Azure does not show it.")
                    @Nullable Instant absentSince) {}

    /** A role assignment; its id follows from service principal, scope and role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoleAssignment(
            @Required @JsonPropertyDescription("ARM id of where the role is assigned.")
                    String scope,
            @Required @JsonPropertyDescription("Full ARM id of the role definition.") String roleID,
            @Pattern(RIGHT) @JsonPropertyDescription(RIGHT_SAYS) @Nullable String state,
            @JsonPropertyDescription(CERTAIN_SAYS) @Nullable Boolean certain,
            @JsonPropertyDescription(ABSENT_SAYS) @Nullable Instant absentSince) {}

    /** A group that a service principal is to be in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GroupMembership(
            @Required @JsonPropertyDescription("Object id of the group.") String groupID,
            @Pattern(RIGHT) @JsonPropertyDescription(RIGHT_SAYS) @Nullable String state,
            @JsonPropertyDescription(CERTAIN_SAYS) @Nullable Boolean certain,
            @JsonPropertyDescription(ABSENT_SAYS) @Nullable Instant absentSince) {}

    /** A password of ours, from the moment its marker was reserved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Key(
            @Required @JsonPropertyDescription("Counts the passwords of this credential.")
                    Long sequence,
            @Required @JsonPropertyDescription("Tells the tries for one sequence apart.")
                    String attempt,
            @Required @JsonPropertyDescription("Epoch of the application it is on.") Integer epoch,
            @JsonPropertyDescription("Name of the Secret that it is, or was to be, written to.")
                    @Nullable String secretName,
            @Required
                    @Pattern("^(Reserved|Published|Superseded|Abandoned)$")
                    @JsonPropertyDescription("Reserved, Published, Superseded or Abandoned.")
                    String state,
            @Required @JsonPropertyDescription("When the marker was reserved.") Instant reservedAt,
            @Required @JsonPropertyDescription("When the lease of this password ends.")
                    Instant expiresAt,
            @Required @JsonPropertyDescription("When Entra ends the password by itself.")
                    Instant endsAt,
            @JsonPropertyDescription("Key id that Entra gave the password.") @Nullable String keyID,
            @JsonPropertyDescription(
                            "Keyed digest of the Secret's data as published; another one means that"
                                    + " somebody edited it.")
                    @Nullable String digest,
            @JsonPropertyDescription("When status noted that the Secret holds it.")
                    @Nullable Instant publishedAt,
            @JsonPropertyDescription("When it is to be removed from Azure.")
                    @Nullable Instant retireAt,
            @JsonPropertyDescription("Since when Azure does not show it.")
                    @Nullable Instant absentSince,
            @JsonPropertyDescription(
                            "How the consumers that rolloutRestart names come to use it; absent"
                                    + " where none is to be restarted.")
                    @Nullable Rollout rollout) {}

    /** The restart of consumers, from the publication that took another password's place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rollout(
            @Required
                    @JsonPropertyDescription(
                            "When the first password was published that they were not restarted"
                                    + " for.")
                    Instant since,
            @Required @JsonPropertyDescription("Until when superseded passwords work in any case.")
                    Instant overlapUntil,
            @JsonPropertyDescription("When all of them had been asked to restart.")
                    @Nullable Instant rolledAt,
            @JsonPropertyDescription("Who was asked, as kind/name.")
                    @Nullable List<String> consumers,
            @JsonPropertyDescription("The UIDs of those, in the same order.")
                    @Nullable List<String> uids,
            @JsonPropertyDescription("What rolloutRestart names and this namespace did not have.")
                    @Nullable List<String> missing,
            @JsonPropertyDescription("When nobody was waited for any longer.")
                    @Nullable Instant finishedAt,
            @JsonPropertyDescription("Who had not finished when rolloutTimeout was over.")
                    @Nullable List<String> unfinished) {}
}

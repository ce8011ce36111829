package io.azurecredentials.event;

import static io.azurecredentials.event.EventType.NORMAL;
import static io.azurecredentials.event.EventType.WARNING;

/**
 * What Events tell of: part of the public contract, like the reasons of conditions. The manual's
 * table is written from this list.
 */
public enum EventReason {
    ISSUED(
            "Issued",
            NORMAL,
            "Issue",
            "AzureCredential",
            "The first credential that works is in the Secret."),
    ROTATED(
            "Rotated",
            NORMAL,
            "Rotate",
            "AzureCredential",
            "Another credential that works has taken its place in the Secret."),
    SECRET_LOST(
            "SecretLost",
            WARNING,
            "Rotate",
            "AzureCredential",
            "Somebody took the Secret away or changed it; another credential is issued."),
    LOST_IN_AZURE(
            "LostInAzure",
            WARNING,
            "Rotate",
            "AzureCredential",
            "Somebody removed its password or application from Azure; another credential is issued."),
    ROLES_LOST(
            "RolesLost",
            WARNING,
            "Repair",
            "AzureCredential",
            "Somebody took role assignments or memberships away from its service principal; they are given back."),
    RIGHTS_CHANGED(
            "RightsChanged",
            NORMAL,
            "ChangeRights",
            "AzureCredential, AzureRole",
            "The AzureRole gives something else now, and so a service principal (of the credential, or of a role with `persistApp`) was given other role assignments or memberships, or loses some."),
    CONSUMERS_RESTARTED(
            "ConsumersRestarted",
            NORMAL,
            "Restart",
            "AzureCredential",
            "What `rolloutRestart` names was asked to restart its pods, because the Secret holds another credential."),
    ROLLOUT_FINISHED(
            "RolloutFinished",
            NORMAL,
            "Restart",
            "AzureCredential",
            "All pods of what was restarted run with what the Secret holds."),
    ROLLOUT_FAILED(
            "RolloutFailed",
            WARNING,
            "Restart",
            "AzureCredential",
            "What `rolloutRestart` names could not be restarted, or did not finish within `rolloutTimeout`; the note names it, or the permission that is missing."),
    CONSUMER_NOT_FOUND(
            "ConsumerNotFound",
            WARNING,
            "Restart",
            "AzureCredential",
            "A workload that `rolloutRestart` names does not exist, or a selector matches none; nothing waits for it."),
    RIGHTS_FAILED(
            "RightsFailed",
            WARNING,
            "ChangeRights",
            "AzureCredential",
            "Something newly stands in the way of giving or taking away what its AzureRole says; the credential goes on with what it has."),
    LEASE_ENDED(
            "LeaseEnded",
            NORMAL,
            "End",
            "AzureCredential",
            "The lease has ended for good; what it was is removed. A Warning where its AzureRole took it along (`deletionPolicy: Revoke`)."),
    ABANDONED(
            "Abandoned",
            WARNING,
            "Revoke",
            "AzureCredential",
            "The object is deleted, and what the note names was left in Azure, as its annotation asks."),
    REVOKED(
            "Revoked",
            NORMAL,
            "Revoke",
            "AzureCredential",
            "The object is deleted, and everything that was made in Azure for it is gone."),
    ISSUE_FAILED(
            "IssueFailed",
            WARNING,
            "Issue",
            "AzureCredential",
            "Something newly stands in the way of the first credential."),
    RENEW_FAILED(
            "RenewFailed",
            WARNING,
            "Rotate",
            "AzureCredential",
            "Something newly stands in the way of the next credential, or the present one has expired because of it."),
    REVOKE_FAILED(
            "RevokeFailed",
            WARNING,
            "Revoke",
            "AzureCredential",
            "Something newly stands in the way of removing what was made in Azure."),
    ACCESS_PROVEN(
            "AccessProven",
            NORMAL,
            "ProveAccess",
            "AzureConfig",
            "The root credential works, for the first time, after a change or after a failure."),
    ACCESS_FAILED(
            "AccessFailed",
            WARNING,
            "ProveAccess",
            "AzureConfig",
            "Something newly stands in the way of reaching Azure."),
    ROOT_ROTATED(
            "RootRotated",
            NORMAL,
            "RotateRoot",
            "AzureConfig",
            "A new password of the root application works and is in force; the one before goes after the grace period."),
    ROOT_ROTATION_FAILED(
            "RootRotationFailed",
            WARNING,
            "RotateRoot",
            "AzureConfig",
            "Something newly stands in the way of replacing or removing a password of the root application."),
    ROOT_EXPIRING(
            "RootExpiring",
            WARNING,
            "RotateRoot",
            "AzureConfig",
            "The root password or certificate is about to expire and nothing replaces it."),
    ROOT_ABANDONED(
            "RootAbandoned",
            WARNING,
            "LeaveRoot",
            "AzureConfig",
            "The object is deleted, and the root passwords that the note names were left in Azure, as its annotation asks."),
    ORPHAN_FOUND(
            "OrphanFound",
            WARNING,
            "FindOrphans",
            "AzureConfig",
            "Something of ours in its tenant has had no owner for longer than `ORPHAN_GRACE`; the note says what removes it."),
    ORPHAN_REMOVED(
            "OrphanRemoved",
            NORMAL,
            "RemoveOrphans",
            "AzureConfig",
            "Such a thing was removed, because of `ORPHANS=delete`."),
    RESOLVED(
            "Resolved",
            NORMAL,
            "Resolve",
            "AzureRole",
            "Everything that the role names was found, for the first time, after a change or after a failure."),
    RESOLVE_FAILED(
            "ResolveFailed",
            WARNING,
            "Resolve",
            "AzureRole",
            "Something newly stands in the way of finding the role definitions or groups, or of every login for the role."),
    APPLICATION_MADE(
            "ApplicationMade",
            NORMAL,
            "MakeApplication",
            "AzureRole",
            "The application that its credentials are passwords on was made (`persistApp`)."),
    APPLICATION_LOST(
            "ApplicationLost",
            WARNING,
            "RepairApplication",
            "AzureRole",
            "Somebody removed its application or that one's service principal from Azure; another is made, and its credentials move to it."),
    APPLICATION_RIGHTS_LOST(
            "ApplicationRightsLost",
            WARNING,
            "RepairApplication",
            "AzureRole",
            "Somebody took role assignments or memberships away from its application's service principal; they are given back."),
    APPLICATION_REMOVED(
            "ApplicationRemoved",
            NORMAL,
            "RemoveApplication",
            "AzureRole",
            "An application of its was removed from Azure, because no credential uses it any more."),
    APPLICATION_ABANDONED(
            "ApplicationAbandoned",
            WARNING,
            "RemoveApplication",
            "AzureRole",
            "The role is deleted, and the applications that the note names were left in Azure, as its annotation asks."),
    APPLICATION_FAILED(
            "ApplicationFailed",
            WARNING,
            "KeepApplication",
            "AzureRole",
            "Something newly stands in the way of making, changing or removing its application.");

    private final String text;
    private final EventType type;
    private final String action;
    private final String kind;
    private final String sentence;

    EventReason(String text, EventType type, String action, String kind, String sentence) {
        this.text = text;
        this.type = type;
        this.action = action;
        this.kind = kind;
        this.sentence = sentence;
    }

    /** Whether somebody should look, unless a report knows better. */
    public EventType type() {
        return type;
    }

    /** What was done, or was to be done, in one word for machines. */
    public String action() {
        return action;
    }

    /** The kind of the objects it tells of, or several. */
    public String kind() {
        return kind;
    }

    /** What it means, in a sentence for a manual. */
    public String sentence() {
        return sentence;
    }

    /** The word as it stands in an Event. */
    @Override
    public String toString() {
        return text;
    }
}

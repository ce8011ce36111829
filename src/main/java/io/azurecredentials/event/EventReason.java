package io.azurecredentials.event;

/**
 * What Events tell of: part of the public contract, like the reasons of conditions. The README's
 * table is checked against this list.
 */
public enum EventReason {
    ISSUED(
            "Issued",
            Type.NORMAL,
            "Issue",
            "AzureCredential",
            "The first credential that works is in the Secret."),
    ROTATED(
            "Rotated",
            Type.NORMAL,
            "Rotate",
            "AzureCredential",
            "Another credential that works has taken its place in the Secret."),
    SECRET_LOST(
            "SecretLost",
            Type.WARNING,
            "Rotate",
            "AzureCredential",
            "Somebody took the Secret away or changed it; another credential is issued."),
    LOST_IN_AZURE(
            "LostInAzure",
            Type.WARNING,
            "Rotate",
            "AzureCredential",
            "Somebody removed its password or application from Azure; another credential is issued."),
    ROLES_LOST(
            "RolesLost",
            Type.WARNING,
            "Repair",
            "AzureCredential",
            "Somebody took role assignments or memberships away from its service principal; they are given back."),
    RIGHTS_CHANGED(
            "RightsChanged",
            Type.NORMAL,
            "ChangeRights",
            "AzureCredential",
            "Its AzureRole gives something else now, and so its service principal was given other role assignments or memberships, or loses some."),
    RIGHTS_FAILED(
            "RightsFailed",
            Type.WARNING,
            "ChangeRights",
            "AzureCredential",
            "Something newly stands in the way of giving or taking away what its AzureRole says; the credential goes on with what it has."),
    LEASE_ENDED(
            "LeaseEnded",
            Type.NORMAL,
            "End",
            "AzureCredential",
            "The lease has ended for good; what it was is removed."),
    ABANDONED(
            "Abandoned",
            Type.WARNING,
            "Revoke",
            "AzureCredential",
            "The object is deleted, and what the note names was left in Azure, as its annotation asks."),
    REVOKED(
            "Revoked",
            Type.NORMAL,
            "Revoke",
            "AzureCredential",
            "The object is deleted, and everything that was made in Azure for it is gone."),
    ISSUE_FAILED(
            "IssueFailed",
            Type.WARNING,
            "Issue",
            "AzureCredential",
            "Something newly stands in the way of the first credential."),
    RENEW_FAILED(
            "RenewFailed",
            Type.WARNING,
            "Rotate",
            "AzureCredential",
            "Something newly stands in the way of the next credential."),
    REVOKE_FAILED(
            "RevokeFailed",
            Type.WARNING,
            "Revoke",
            "AzureCredential",
            "Something newly stands in the way of removing what was made in Azure."),
    ACCESS_PROVEN(
            "AccessProven",
            Type.NORMAL,
            "ProveAccess",
            "AzureConfig",
            "The root credential works, for the first time, after a change or after a failure."),
    ACCESS_FAILED(
            "AccessFailed",
            Type.WARNING,
            "ProveAccess",
            "AzureConfig",
            "Something newly stands in the way of reaching Azure."),
    ROOT_ROTATED(
            "RootRotated",
            Type.NORMAL,
            "RotateRoot",
            "AzureConfig",
            "A new password of the root application works and is in force; the one before goes after the grace period."),
    ROOT_ROTATION_FAILED(
            "RootRotationFailed",
            Type.WARNING,
            "RotateRoot",
            "AzureConfig",
            "Something newly stands in the way of replacing or removing a password of the root application."),
    ROOT_EXPIRING(
            "RootExpiring",
            Type.WARNING,
            "RotateRoot",
            "AzureConfig",
            "The root password is about to expire and nothing replaces it."),
    ROOT_ABANDONED(
            "RootAbandoned",
            Type.WARNING,
            "LeaveRoot",
            "AzureConfig",
            "The object is deleted, and the root passwords that the note names were left in Azure, as its annotation asks."),
    ORPHAN_FOUND(
            "OrphanFound",
            Type.WARNING,
            "FindOrphans",
            "AzureConfig",
            "Something of ours in its tenant has had no owner for longer than `ORPHAN_GRACE`; the note says what removes it."),
    ORPHAN_REMOVED(
            "OrphanRemoved",
            Type.NORMAL,
            "RemoveOrphans",
            "AzureConfig",
            "Such a thing was removed, because of `ORPHANS=delete`."),
    RESOLVED(
            "Resolved",
            Type.NORMAL,
            "Resolve",
            "AzureRole",
            "Every role definition and group was found, for the first time, after a change or after a failure."),
    RESOLVE_FAILED(
            "ResolveFailed",
            Type.WARNING,
            "Resolve",
            "AzureRole",
            "Something newly stands in the way of finding the role definitions or groups.");

    private final String text;
    private final Type type;
    private final String action;
    private final String kind;
    private final String sentence;

    EventReason(String text, Type type, String action, String kind, String sentence) {
        this.text = text;
        this.type = type;
        this.action = action;
        this.kind = kind;
        this.sentence = sentence;
    }

    /** Whether somebody should look. */
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The word as it stands in an Event. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether somebody should look. */
    public Type type() {
        return type;
    }

    /** What was done, or was to be done, in one word for machines. */
    public String action() {
        return action;
    }

    /** The kind of the objects it tells of. */
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

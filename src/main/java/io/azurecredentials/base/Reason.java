package io.azurecredentials.base;

/**
 * Why a condition is what it is: part of the public contract of every status, and never the name of
 * an exception. The manual's table is written from this list.
 */
public enum Reason {
    ACCESS_PROVEN(
            "AccessProven",
            "The root credential fetched tokens for Azure Resource Manager and Microsoft Graph."),
    RESOLVED("Resolved", "Everything that the role names was found, so credentials can be issued."),
    ISSUED("Issued", "The credential works, and the Secret holds it."),
    ISSUING("Issuing", "The application, its role assignments or its password are being made."),
    PROVING("Proving", "The credential exists and is being tried until it works everywhere."),
    RENEWING("Renewing", "A successor is being made; the present credential still works."),
    SUSPENDED(
            "Suspended",
            "Nothing new is issued or rotated and nobody logs in, because somebody asked for"
                    + " that."),
    LEASE_ENDED(
            "LeaseEnded",
            "The lease has ended for good and what it was is removed; create another"
                    + " AzureCredential."),
    REVOKING("Revoking", "The credential is being removed from Azure."),
    SETTLING(
            "Settling",
            "Something was not found in Azure; it counts as gone once it stays so for"
                    + " `propagation.settle`."),
    LOGIN_OPEN("LoginOpen", "Whoever the AzureRole binds can log in for it."),
    IN_USE("InUse", "The object is being deleted and waits until nothing depends on it."),

    INVALID_SPEC("InvalidSpec", "The spec contradicts itself or what it refers to."),
    CONFIG_NOT_FOUND("ConfigNotFound", "The AzureConfig that is referred to does not exist."),
    CONFIG_NOT_READY("ConfigNotReady", "The AzureConfig that is referred to is not Ready."),
    CONFIG_CHANGED(
            "ConfigChanged",
            "The AzureConfig leads to another tenant than the one this was issued in."),
    TENANT_CHANGED(
            "TenantChanged",
            "`tenantID` or `environment` differs from the one in force since first use."),
    CLOUD_CLOSED("CloudClosed", "Microsoft has closed the cloud that `environment` names."),
    ROLE_NOT_FOUND("RoleNotFound", "The AzureRole that is referred to does not exist."),
    ROLE_NOT_READY("RoleNotReady", "The AzureRole that is referred to is not Ready."),
    ROLE_DEFINITION_NOT_FOUND(
            "RoleDefinitionNotFound", "No role definition of that name or id exists at the scope."),
    ROLE_DEFINITION_AMBIGUOUS(
            "RoleDefinitionAmbiguous",
            "Several role definitions have that name at the scope; give the id."),
    GROUP_NOT_FOUND("GroupNotFound", "No group of that name or id exists in the tenant."),
    GROUP_AMBIGUOUS(
            "GroupAmbiguous", "Several groups of the tenant have that name; give the objectID."),
    GROUP_NOT_ASSIGNABLE(
            "GroupNotAssignable", "The group cannot take a service principal as a member."),
    SCOPE_NOT_FOUND("ScopeNotFound", "Azure knows nothing at the scope."),
    LOGIN_NOT_SET_UP(
            "LoginNotSetUp",
            "Nobody can log in: the AzureRole has no `login`, or nothing says which audience an"
                    + " Azure token must be for."),
    REFERENCE_NOT_ALLOWED(
            "ReferenceNotAllowed",
            "An object in another namespace does not exist, or does not admit this one."),
    SELECTOR_UNAVAILABLE(
            "SelectorUnavailable",
            "`allowedNamespaces` goes by labels, which an operator that serves `WATCH_NAMESPACES`"
                    + " alone does not watch."),
    ROLE_DELETED(
            "RoleDeleted",
            "The AzureRole was deleted with deletionPolicy Revoke, so what was issued from it is"
                    + " removed for good; create another AzureCredential."),
    POLICY_MISSING(
            "PolicyMissing",
            "The admission policies that check who may use what are not installed as shipped."),
    USE_UNCHECKED(
            "UseUnchecked",
            "It was written while nobody checked whether its author may use what it refers to."),
    SECRET_NOT_FOUND(
            "SecretNotFound", "The Secret with the root credential, or its key, does not exist."),
    SERVICE_ACCOUNT_UNUSABLE(
            "ServiceAccountUnusable",
            "The ServiceAccount that `workloadIdentity` names does not exist, or the operator may"
                    + " not create its tokens."),
    AMBIENT_NOT_ALLOWED(
            "AmbientNotAllowed",
            "The config would sign in as the operator's pod, which its namespace may not:"
                    + " `AMBIENT_NAMESPACES` does not list it."),
    NO_IDENTITY(
            "NoIdentity",
            "The config would sign in as the operator's pod, but the pod has no identity in"
                    + " Azure."),
    SECRET_CONFLICT(
            "SecretConflict", "A Secret of that name exists and is not ours; it stays untouched."),
    SECRET_REJECTED(
            "SecretRejected",
            "The API server does not take the Secret as it would be; the message says how to see"
                    + " why, and what was published before stays."),
    ROLLOUT_DENIED(
            "RolloutDenied",
            "Kubernetes does not let the operator restart what `rolloutRestart` names; the message"
                    + " says which permission is missing, and the credential goes on."),
    ROLLOUT_REJECTED(
            "RolloutRejected",
            "The API server refuses to change the pod template of what `rolloutRestart` names; the"
                    + " message says how to see why, and the credential goes on."),
    NAMESPACE_TERMINATING(
            "NamespaceTerminating", "Nothing is issued in a namespace that is going away."),
    CREDENTIAL_REFUSED("CredentialRefused", "Entra does not accept the root credential."),
    CREDENTIAL_EXPIRED("CredentialExpired", "The root credential has expired."),
    CREDENTIAL_EXPIRES(
            "CredentialExpires",
            "The root credential is about to expire, or its known end has passed; the message says"
                    + " when."),
    NOTHING_TO_ROTATE(
            "NothingToRotate",
            "The root credential is not a client secret from the config's Secret, so there is"
                    + " nothing to rotate."),
    CREDENTIAL_UNREADABLE(
            "CredentialUnreadable",
            "The Secret does not hold a credential of the kind that the spec names."),
    APPLICATION_NOT_FOUND(
            "ApplicationNotFound",
            "Entra does not know the application, or it has no service principal."),
    ROOT_APPLICATION(
            "RootApplication",
            "The application is one that an AzureConfig signs in with, so nothing is ever issued on"
                    + " it."),
    TENANT_NOT_FOUND("TenantNotFound", "Entra does not know the tenant."),
    PERMISSION_MISSING(
            "PermissionMissing",
            "The root application lacks a permission in Graph or Azure Resource Manager, which the"
                    + " message names; looked at again every 15 minutes, or when an annotation of the"
                    + " object changes."),
    NOT_OURS("NotOurs", "An object in Azure does not carry our marker; it stays untouched."),
    NAME_IN_USE(
            "NameInUse",
            "Another object, maybe in the directory's recycle bin, has the name that is wanted."),
    AZURE_LIMIT("AzureLimit", "A limit of Azure is reached."),
    PASSWORD_LIMIT("PasswordLimit", "The application holds as many passwords as it can."),
    AZURE_REJECTED(
            "AzureRejected", "Azure refused a request in a way that trying again does not help."),
    AZURE_THROTTLED("AzureThrottled", "Azure asked to be left alone for a while."),
    AZURE_UNAVAILABLE(
            "AzureUnavailable", "Azure did not answer, or answered with an error of its own."),
    NOT_VISIBLE_YET("NotVisibleYet", "Azure has not shown yet what it was told."),
    KUBERNETES_UNAVAILABLE("KubernetesUnavailable", "The API server did not take a write."),
    INTERNAL_ERROR("InternalError", "A defect of the operator; its log says more.");

    private final String text;
    private final String sentence;

    Reason(String text, String sentence) {
        this.text = text;
        this.sentence = sentence;
    }

    /** What it means, in a sentence for a manual. */
    public String sentence() {
        return sentence;
    }

    /** The word as it stands in a condition. */
    @Override
    public String toString() {
        return text;
    }
}

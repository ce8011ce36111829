package io.azurecredentials.login.policy;

/** Why a verified principal may not log in for a role: for the audit line, never for the client. */
public enum Denial {
    /** The role is bound to nobody, or to everybody. */
    UNBOUND("Unbound"),
    SERVICE_PRINCIPAL("ServicePrincipal"),

    /** It is what the operator itself signs in as. */
    OPERATORS_OWN("OperatorsOwn"),
    GROUP("Group"),

    /** The directory does not have the principal (any more). */
    ACCOUNT_GONE("AccountGone"),

    /** The principal may not sign in to Azure any more. */
    ACCOUNT_DISABLED("AccountDisabled"),

    /** The client says that it is on another machine than the one that is proven. */
    HINT("Hint"),

    /** The claim that names the machine or the identity does not say anything to rely on. */
    RESOURCE_UNREADABLE("ResourceUnreadable"),

    /** It is no managed identity, so it is in no subscription or resource group. */
    NO_RESOURCE("NoResource"),

    /** Only the identity is proven, and the role asks where it is used. */
    MACHINE_UNPROVEN("MachineUnproven"),

    /** Azure Resource Manager does not know the resource. */
    RESOURCE_GONE("ResourceGone"),

    /** The resource does not have the identity (any more). */
    IDENTITY_ELSEWHERE("IdentityElsewhere"),

    /**
     * The resource has too many identities to ask whose each of them is, and neither it nor the
     * token says that. What helps is the claim {@code xms_mirid}, or fewer identities.
     */
    IDENTITIES_UNTOLD("IdentitiesUntold"),
    SUBSCRIPTION("Subscription"),
    RESOURCE_GROUP("ResourceGroup"),
    LOCATION("Location"),
    SCALE_SET("ScaleSet");

    private final String text;

    Denial(String text) {
        this.text = text;
    }

    /** The word as it stands in an audit line. */
    @Override
    public String toString() {
        return text;
    }
}

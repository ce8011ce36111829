package io.azurecredentials.azure;

/**
 * Every kind of request to Azure, as it is counted: metrics know no other, and each is there from
 * the start.
 */
public enum Call {
    /** A token of the root application, from Entra or from the machine's metadata service. */
    TOKEN_ROOT("token.root"),

    /** Whether a new password works. */
    TOKEN_PROOF("token.proof"),

    /** What Entra signs tokens with. */
    KEYS_READ("keys.read"),

    /** Whether there is a metadata service; of no tenant. */
    METADATA_PROBE("metadata.probe"),

    /** Applications, and the passwords and certificates on them. */
    APPLICATION_UPSERT("application.upsert"),
    APPLICATION_FIND("application.find"),
    APPLICATION_GET("application.get"),
    APPLICATION_LIST("application.list"),
    APPLICATION_INSPECT("application.inspect"),
    APPLICATION_DELETE("application.delete"),
    CERTIFICATE_LIST("certificate.list"),
    PASSWORD_LIST("password.list"),
    PASSWORD_ADD("password.add"),
    PASSWORD_REMOVE("password.remove"),

    /** Service principals. */
    SERVICEPRINCIPAL_UPSERT("serviceprincipal.upsert"),
    SERVICEPRINCIPAL_FIND("serviceprincipal.find"),
    SERVICEPRINCIPAL_GET("serviceprincipal.get"),
    SERVICEPRINCIPAL_INSPECT("serviceprincipal.inspect"),
    SERVICEPRINCIPAL_DELETE("serviceprincipal.delete"),

    /** The recycle bin. */
    DELETED_LIST("deleted.list"),
    DELETED_GET("deleted.get"),
    DELETED_PURGE("deleted.purge"),

    /** Groups, and who is in them. */
    GROUP_LIST("group.list"),
    GROUP_GET("group.get"),
    GROUP_MEMBEROF("group.memberof"),
    MEMBER_ADD("member.add"),
    MEMBER_REMOVE("member.remove"),

    /** Who logs in. */
    PRINCIPAL_GET("principal.get"),
    PRINCIPAL_GROUPS("principal.groups"),

    /** Azure Resource Manager: who may do what. */
    ROLEDEFINITION_LIST("roledefinition.list"),
    ROLEDEFINITION_GET("roledefinition.get"),
    ROLEASSIGNMENT_PUT("roleassignment.put"),
    ROLEASSIGNMENT_GET("roleassignment.get"),
    ROLEASSIGNMENT_LIST("roleassignment.list"),
    ROLEASSIGNMENT_DELETE("roleassignment.delete"),

    /** What the root application may do; and the machines that log in. */
    PERMISSION_LIST("permission.list"),
    PROVIDER_GET("provider.get"),
    RESOURCE_GET("resource.get");

    private final String text;

    Call(String text) {
        this.text = text;
    }

    /** The word as it stands in a label. */
    @Override
    public String toString() {
        return text;
    }
}

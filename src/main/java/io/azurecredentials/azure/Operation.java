package io.azurecredentials.azure;

import java.util.Optional;

/**
 * One kind of request.
 *
 * @param name the word for it in metrics
 * @param service who is asked
 * @param task what it is for, to be read after "to", with names of ours only
 * @param needs what the root application must be given for it; empty where nothing has to be
 * @param effect what it does
 */
record Operation(String name, Service service, String task, String needs, Effect effect) {

    /** What a request does to Azure. */
    sealed interface Effect {
        /** Nothing. */
        record Read() implements Effect {}

        /**
         * It changes something.
         *
         * @param application whose changes are made one after the other: its object id, or its
         *     unique name where that is not known; a group's object id; empty if it is about
         *     neither
         */
        record Write(Optional<String> application) implements Effect {}
    }

    /** A request for a token. */
    static Operation token(String name, String task) {
        return new Operation(name, Service.ENTRA, task, "", new Effect.Read());
    }

    /** A request to the machine's metadata service for a token. */
    static Operation metadata(String name, String task) {
        return new Operation(name, Service.METADATA, task, "", new Effect.Read());
    }

    /**
     * A request to Microsoft Graph, which reads. For applications that the root application made
     * itself, one permission allows everything here.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/permissions-reference#applicationreadwriteownedby">
     *     Application.ReadWrite.OwnedBy</a>
     */
    static Operation graph(String name, String task) {
        return new Operation(
                name,
                Service.GRAPH,
                task,
                "the Microsoft Graph application permission Application.ReadWrite.OwnedBy, with an administrator's consent",
                new Effect.Read());
    }

    /**
     * A request to Microsoft Graph about groups, which reads.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/permissions-reference#groupmemberreadwriteall">
     *     GroupMember.ReadWrite.All</a>
     * @see <a href="https://learn.microsoft.com/graph/api/group-post-members">Add members, for the
     *     permission that role-assignable groups need beside it</a>
     */
    static Operation groups(String name, String task) {
        return new Operation(
                name,
                Service.GRAPH,
                task,
                "the Microsoft Graph application permission GroupMember.ReadWrite.All (for a role-assignable group RoleManagement.ReadWrite.Directory as well), with an administrator's consent",
                new Effect.Read());
    }

    /**
     * A request to Azure Resource Manager, which reads, and needs an action to be allowed at a
     * scope.
     */
    static Operation arm(String name, String task, ArmAction action, String scope) {
        return new Operation(
                name,
                Service.ARM,
                task,
                "%s at %s, which the role %s has".formatted(action, scope, action.role()),
                new Effect.Read());
    }

    /** The same, for applications that somebody else may have made. */
    Operation ofAnyApplication() {
        return new Operation(
                name,
                service,
                task,
                needs
                        + ", and make it an owner of the application (az ad app owner add --id"
                        + " CLIENT-ID --owner-object-id OBJECT-ID-OF-ITS-SERVICE-PRINCIPAL)",
                effect);
    }

    /** The same, but it changes something that is no application's. */
    Operation changing() {
        return with(new Effect.Write(Optional.empty()));
    }

    /**
     * The same, but it changes an application, its service principal or a group.
     *
     * @param application its object id, or its unique name
     */
    Operation changing(String application) {
        return with(new Effect.Write(Optional.of(application)));
    }

    private Operation with(Effect other) {
        return new Operation(name, service, task, needs, other);
    }
}

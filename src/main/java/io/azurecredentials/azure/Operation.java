package io.azurecredentials.azure;

/**
 * One kind of request.
 *
 * @param name the word for it in metrics
 * @param service who is asked
 * @param task what it is for, to be read after "to", with names of ours only
 * @param needs what the root application must be given for it; empty where nothing has to be
 */
record Operation(String name, Service service, String task, String needs) {

    /** A request for a token. */
    static Operation token(String name, String task) {
        return new Operation(name, Service.ENTRA, task, "");
    }

    /**
     * A request to Microsoft Graph. For applications that the root application made itself, one
     * permission allows everything here.
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
                "the Microsoft Graph application permission Application.ReadWrite.OwnedBy, with an administrator's consent");
    }

    /** A request to Azure Resource Manager, which needs an action to be allowed at a scope. */
    static Operation arm(String name, String task, ArmAction action, String scope) {
        return new Operation(
                name,
                Service.ARM,
                task,
                "%s at %s, which the role %s has".formatted(action, scope, action.role()));
    }
}

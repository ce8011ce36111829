package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;

import com.azure.core.http.rest.Response;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.fluent.models.RoleDefinitionInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import io.azurecredentials.base.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role definitions and assignments by the REST clients under Azure's fluent library. */
final class ArmAuthorization implements Authorization {
    private static final String READ = "Microsoft.Authorization/roleDefinitions/read";
    private static final String LOOK = "Microsoft.Authorization/roleAssignments/read";
    private static final String WRITE = "Microsoft.Authorization/roleAssignments/write";
    private static final String DELETE = "Microsoft.Authorization/roleAssignments/delete";
    private static final Pattern ROLE_ID =
            Pattern.compile(
                    "(?:/.*/roledefinitions/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final AuthorizationManagementClient client;
    private final Caller caller;

    ArmAuthorization(AuthorizationManagementClient client, Caller caller) {
        this.client = client;
        this.caller = caller;
    }

    @Override
    public Answer<List<RoleDefinition>> findRoles(String scope, String roleName) {
        String filter = "roleName eq '%s'".formatted(roleName.replace("'", "''"));
        String task = "look up the role %s at %s".formatted(roleName, scope);
        return caller.call(
                Operation.arm("roledefinition.list", task, READ, scope),
                bearer ->
                        client
                                .getRoleDefinitions()
                                .list(ArmScope.path(scope), filter, bearer.context())
                                .stream()
                                .map(ArmAuthorization::role)
                                .filter(it -> it.name().equalsIgnoreCase(roleName))
                                .toList());
    }

    @Override
    public Answer<Optional<RoleDefinition>> findRole(String scope, String roleID) {
        Matcher id = ROLE_ID.matcher(roleID.toLowerCase(Locale.ROOT));
        if (!id.matches()) {
            return given(Optional.empty());
        }
        String task = "look up the role %s at %s".formatted(roleID, scope);
        return caller.call(
                Operation.arm("roledefinition.get", task, READ, scope),
                bearer ->
                        Optional.of(
                                role(
                                        client.getRoleDefinitions()
                                                .getWithResponse(
                                                        ArmScope.path(scope),
                                                        id.group(1),
                                                        bearer.context())
                                                .getValue())),
                refusal ->
                        refusal.has("RoleDefinitionDoesNotExist")
                                ? Optional.of(given(Optional.empty()))
                                : Optional.empty());
    }

    @Override
    public Answer<Assignment> assign(Assignment assignment) {
        String task =
                "assign the role %s at %s to %s"
                        .formatted(
                                assignment.roleID(), assignment.scope(), assignment.principalID());
        return caller.call(
                Operation.arm("roleassignment.put", task, WRITE, assignment.scope()).changing(),
                bearer -> put(assignment, bearer),
                refusal ->
                        refusal.has("RoleAssignmentExists")
                                ? Optional.of(given(assignment))
                                : Optional.empty());
    }

    @Override
    public Answer<Optional<Assignment>> find(Assignment assignment) {
        String task =
                "look up the role assignment %s at %s"
                        .formatted(assignment.name(), assignment.scope());
        return caller.find(
                Operation.arm("roleassignment.get", task, LOOK, assignment.scope()),
                bearer ->
                        assignment(
                                client.getRoleAssignments()
                                        .getWithResponse(
                                                ArmScope.path(assignment.scope()),
                                                assignment.name(),
                                                null,
                                                bearer.context())
                                        .getValue()));
    }

    @Override
    public Answer<Removal> unassign(Assignment assignment) {
        String task =
                "remove the role assignment %s at %s"
                        .formatted(assignment.name(), assignment.scope());
        return caller.call(
                Operation.arm("roleassignment.delete", task, DELETE, assignment.scope()).changing(),
                bearer -> delete(assignment, bearer),
                Attempts.Meaning.notFound(Removal.ABSENT));
    }

    /** Named a service principal, one that has not been replicated yet passes too. */
    private Assignment put(Assignment assignment, Bearer bearer) {
        client.getRoleAssignments()
                .createWithResponse(
                        ArmScope.path(assignment.scope()),
                        assignment.name(),
                        new RoleAssignmentCreateParameters()
                                .withRoleDefinitionId(assignment.roleID())
                                .withPrincipalId(assignment.principalID())
                                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL),
                        bearer.context());
        return assignment;
    }

    private Removal delete(Assignment assignment, Bearer bearer) {
        Response<?> response =
                client.getRoleAssignments()
                        .deleteWithResponse(
                                ArmScope.path(assignment.scope()),
                                assignment.name(),
                                null,
                                bearer.context());
        return response.getStatusCode() == 200 ? Removal.REMOVED : Removal.ABSENT;
    }

    private static Assignment assignment(RoleAssignmentInner inner) {
        return new Assignment(
                held(inner.name()),
                held(inner.scope()),
                held(inner.roleDefinitionId()),
                held(inner.principalId()));
    }

    private static RoleDefinition role(RoleDefinitionInner inner) {
        return new RoleDefinition(held(inner.id()), held(inner.roleName()));
    }
}

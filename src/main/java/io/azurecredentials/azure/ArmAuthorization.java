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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role definitions and assignments by the REST clients under Azure's fluent library. */
final class ArmAuthorization implements Authorization {
    private static final Pattern ROLE_ID =
            Pattern.compile(
                    "(?:/.*/roledefinitions/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final AuthorizationManagementClient client;
    private final Caller caller;
    private final ArmPermissions permissions;

    ArmAuthorization(AuthorizationManagementClient client, Caller caller) {
        this.client = client;
        this.caller = caller;
        this.permissions =
                new ArmPermissions(client.getHttpPipeline(), client.getEndpoint(), caller);
    }

    @Override
    public Answer<List<RoleDefinition>> findRoles(String scope, String roleName) {
        String filter = "roleName eq '%s'".formatted(roleName.replace("'", "''"));
        String task = "look up the role %s at %s".formatted(roleName, scope);
        Operation operation =
                Operation.arm(Call.ROLEDEFINITION_LIST, task, ArmAction.READ_ROLES, scope);
        return ArmScope.path(scope)
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer ->
                                                client
                                                        .getRoleDefinitions()
                                                        .list(path, filter, bearer.context())
                                                        .stream()
                                                        .map(ArmAuthorization::role)
                                                        .filter(
                                                                it ->
                                                                        it.name()
                                                                                .equalsIgnoreCase(
                                                                                        roleName))
                                                        .toList()));
    }

    @Override
    public Answer<Optional<RoleDefinition>> findRole(String scope, String roleID) {
        Matcher id = ROLE_ID.matcher(roleID.toLowerCase(Locale.ROOT));
        if (!id.matches()) {
            return given(Optional.empty());
        }
        String task = "look up the role %s at %s".formatted(roleID, scope);
        Operation operation =
                Operation.arm(Call.ROLEDEFINITION_GET, task, ArmAction.READ_ROLES, scope);
        return ArmScope.path(scope)
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer -> Optional.of(get(path, id.group(1), bearer)),
                                        refusal ->
                                                refusal.has("RoleDefinitionDoesNotExist")
                                                        ? Optional.of(given(Optional.empty()))
                                                        : Optional.empty()));
    }

    @Override
    public Answer<Authority> proveAuthority(String scope) {
        return permissions.proveAuthority(scope);
    }

    @Override
    public Answer<Assignment> assign(Assignment assignment) {
        String task =
                "assign the role %s at %s to %s"
                        .formatted(
                                assignment.roleID(), assignment.scope(), assignment.principalID());
        Operation operation =
                Operation.arm(Call.ROLEASSIGNMENT_PUT, task, ArmAction.ASSIGN, assignment.scope())
                        .changing();
        return ArmScope.path(assignment.scope())
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer -> put(path, assignment, bearer),
                                        refusal ->
                                                refusal.has("RoleAssignmentExists")
                                                        ? Optional.of(given(assignment))
                                                        : Optional.empty()));
    }

    @Override
    public Answer<Optional<Assignment>> find(Assignment assignment) {
        String task =
                "look up the role assignment %s at %s"
                        .formatted(assignment.name(), assignment.scope());
        Operation operation =
                Operation.arm(
                        Call.ROLEASSIGNMENT_GET,
                        task,
                        ArmAction.READ_ASSIGNMENTS,
                        assignment.scope());
        return ArmScope.path(assignment.scope())
                .then(path -> caller.find(operation, bearer -> get(path, assignment, bearer)));
    }

    @Override
    public Answer<List<Assignment>> assignmentsOf(String principalID, String scope) {
        String filter =
                "principalId%%20eq%%20'%s'"
                        .formatted(URLEncoder.encode(principalID, StandardCharsets.UTF_8));
        String task = "list the role assignments of %s at %s".formatted(principalID, scope);
        Operation operation =
                Operation.arm(Call.ROLEASSIGNMENT_LIST, task, ArmAction.READ_ASSIGNMENTS, scope);
        return ArmScope.path(scope)
                .then(path -> caller.call(operation, bearer -> list(path, filter, bearer)));
    }

    @Override
    public Answer<Removal> unassign(Assignment assignment) {
        String task =
                "remove the role assignment %s at %s"
                        .formatted(assignment.name(), assignment.scope());
        Operation operation =
                Operation.arm(
                                Call.ROLEASSIGNMENT_DELETE,
                                task,
                                ArmAction.UNASSIGN,
                                assignment.scope())
                        .changing();
        return ArmScope.path(assignment.scope())
                .then(
                        path ->
                                caller.call(
                                        operation,
                                        bearer -> delete(path, assignment.name(), bearer),
                                        Attempts.Meaning.notFound(Removal.ABSENT)));
    }

    private RoleDefinition get(String path, String guid, Bearer bearer) {
        return role(
                client.getRoleDefinitions()
                        .getWithResponse(path, guid, bearer.context())
                        .getValue());
    }

    /** Named a service principal, one that has not been replicated yet passes too. */
    private Assignment put(String path, Assignment assignment, Bearer bearer) {
        client.getRoleAssignments()
                .createWithResponse(
                        path,
                        assignment.name(),
                        new RoleAssignmentCreateParameters()
                                .withRoleDefinitionId(assignment.roleID())
                                .withPrincipalId(assignment.principalID())
                                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL),
                        bearer.context());
        return assignment;
    }

    private Removal delete(String path, String name, Bearer bearer) {
        Response<?> response =
                client.getRoleAssignments().deleteWithResponse(path, name, null, bearer.context());
        return response.getStatusCode() == 200 ? Removal.REMOVED : Removal.ABSENT;
    }

    private Assignment get(String path, Assignment assignment, Bearer bearer) {
        return assignment(
                client.getRoleAssignments()
                        .getWithResponse(path, assignment.name(), null, bearer.context())
                        .getValue());
    }

    /** Here, unlike elsewhere, the SDK takes the filter for encoded. */
    private List<Assignment> list(String path, String filter, Bearer bearer) {
        return client
                .getRoleAssignments()
                .listForScope(path, filter, null, null, bearer.context())
                .stream()
                .map(ArmAuthorization::assignment)
                .toList();
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

package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.GroupCollectionResponse;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups and their members; changes to one group are made one after the other. */
final class GraphGroups implements Groups {
    private static final String[] GROUP = {
        "id",
        "displayName",
        "groupTypes",
        "mailEnabled",
        "securityEnabled",
        "onPremisesSyncEnabled",
        "isAssignableToRole"
    };
    private static final String[] ID = {"id"};
    private static final int PAGE = 999;

    private final GraphServiceClient graph;
    private final Cloud cloud;
    private final GraphLink links;
    private final Caller caller;

    GraphGroups(CloudClients clients, Caller caller) {
        this.graph = clients.graph();
        this.cloud = clients.cloud();
        this.links = new GraphLink(cloud);
        this.caller = caller;
    }

    @Override
    public Answer<List<Group>> named(String displayName) {
        String filter = "displayName eq '%s'".formatted(displayName.replace("'", "''"));
        return new GraphPages<>(
                        Operation.groups(Call.GROUP_LIST, "look up the group " + displayName),
                        bearer ->
                                graph.groups()
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.filter = filter;
                                                    it.queryParameters.select = GROUP;
                                                }),
                        (link, bearer) -> graph.groups().withUrl(link).get(bearer::on),
                        GraphGroups::groups)
                .by(caller, links);
    }

    @Override
    public Answer<Optional<Group>> find(String objectID) {
        return caller.find(
                Operation.groups(Call.GROUP_GET, "read the group " + objectID),
                bearer ->
                        group(
                                held(
                                        graph.groups()
                                                .byGroupId(objectID)
                                                .get(
                                                        it -> {
                                                            bearer.on(it);
                                                            it.queryParameters.select = GROUP;
                                                        }))));
    }

    @Override
    public Answer<Set<String>> of(String servicePrincipalID) {
        return new GraphPages<>(
                        Operation.graph(
                                Call.GROUP_MEMBEROF,
                                "list the groups of the service principal " + servicePrincipalID),
                        bearer ->
                                graph.servicePrincipals()
                                        .byServicePrincipalId(servicePrincipalID)
                                        .memberOf()
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = ID;
                                                    it.queryParameters.top = PAGE;
                                                }),
                        (link, bearer) ->
                                graph.servicePrincipals()
                                        .byServicePrincipalId(servicePrincipalID)
                                        .memberOf()
                                        .withUrl(link)
                                        .get(bearer::on),
                        GraphGroups::groupIDs)
                .by(caller, links)
                .map(Set::copyOf);
    }

    @Override
    public Answer<Membership> add(String groupID, String servicePrincipalID) {
        return new GraphChange<>(
                        Operation.groups(
                                        Call.MEMBER_ADD,
                                        "make the service principal %s a member of the group %s"
                                                .formatted(servicePrincipalID, groupID))
                                .changing(groupID),
                        bearer -> post(groupID, servicePrincipalID, bearer),
                        Attempts.Meaning.none(),
                        refusal ->
                                GraphProblems.isUnclear(refusal)
                                        || refusal.has("Authorization_RequestDenied")
                                        || refusal.has("Request_ResourceNotFound"),
                        problem -> settleAdding(groupID, servicePrincipalID, problem))
                .by(caller);
    }

    @Override
    public Answer<Removal> remove(String groupID, String servicePrincipalID) {
        return new GraphChange<>(
                        Operation.groups(
                                        Call.MEMBER_REMOVE,
                                        "take the service principal %s out of the group %s"
                                                .formatted(servicePrincipalID, groupID))
                                .changing(groupID),
                        bearer -> {
                            graph.groups()
                                    .byGroupId(groupID)
                                    .members()
                                    .byDirectoryObjectId(servicePrincipalID)
                                    .ref()
                                    .delete(bearer::on);
                            return Removal.REMOVED;
                        },
                        Attempts.Meaning.notFound(Removal.ABSENT),
                        GraphProblems::isUnclear,
                        problem -> settleRemoving(groupID, servicePrincipalID, problem))
                .by(caller);
    }

    private Membership post(String groupID, String servicePrincipalID, Bearer bearer) {
        ReferenceCreate body = new ReferenceCreate();
        body.setOdataId("%s/v1.0/directoryObjects/%s".formatted(cloud.graph(), servicePrincipalID));
        graph.groups().byGroupId(groupID).members().ref().post(body, bearer::on);
        return new Membership();
    }

    /** The refusal stands if it is no member, unless the group itself says more. */
    private Answer<Membership> settleAdding(
            String groupID, String servicePrincipalID, Problem problem) {
        return problem.reason() == Reason.NOT_VISIBLE_YET
                ? find(groupID).then(it -> refused(it.isPresent() ? problem : gone(groupID)))
                : settleUnclear(groupID, servicePrincipalID, problem);
    }

    /** It was there when its id was looked up; whoever named it has to look again. */
    private static Problem gone(String groupID) {
        return Problem.retryable(
                Reason.GROUP_NOT_FOUND,
                "Microsoft Graph does not show the group %s any more, so nobody can be made a member of it; restore it, or name another."
                        .formatted(groupID));
    }

    private Answer<Membership> settleUnclear(
            String groupID, String servicePrincipalID, Problem problem) {
        return of(servicePrincipalID)
                .then(
                        groups ->
                                contains(groups, groupID)
                                        ? given(new Membership())
                                        : find(groupID)
                                                .then(
                                                        group ->
                                                                refused(
                                                                        group.flatMap(
                                                                                        Group
                                                                                                ::obstacle)
                                                                                .orElse(problem))));
    }

    private Answer<Removal> settleRemoving(
            String groupID, String servicePrincipalID, Problem problem) {
        return of(servicePrincipalID)
                .then(
                        groups ->
                                contains(groups, groupID)
                                        ? refused(problem)
                                        : given(Removal.ABSENT));
    }

    private static boolean contains(Set<String> groups, String groupID) {
        return groups.stream().anyMatch(groupID::equalsIgnoreCase);
    }

    private static List<Group> groups(GroupCollectionResponse page) {
        return held(page.getValue()).stream().map(GraphGroups::group).toList();
    }

    /** Directory roles are listed among them. */
    private static List<String> groupIDs(DirectoryObjectCollectionResponse page) {
        return held(page.getValue()).stream()
                .filter(it -> "#microsoft.graph.group".equals(it.getOdataType()))
                .map(DirectoryObject::getId)
                .map(Reply::<String>held)
                .collect(Collectors.toList());
    }

    private static Group group(com.microsoft.graph.models.Group shown) {
        return new Group(
                held(shown.getId()),
                Objects.requireNonNullElse(shown.getDisplayName(), ""),
                kind(shown));
    }

    private static Kind kind(com.microsoft.graph.models.Group shown) {
        List<String> types = Objects.requireNonNullElse(shown.getGroupTypes(), List.of());
        if (types.contains("DynamicMembership")) {
            return Kind.DYNAMIC;
        }
        if (types.contains("Unified")) {
            return Kind.MICROSOFT_365;
        }
        if (Boolean.TRUE.equals(shown.getOnPremisesSyncEnabled())) {
            return Kind.SYNCHRONIZED;
        }
        if (Boolean.TRUE.equals(shown.getMailEnabled())) {
            return Kind.MAIL_ENABLED;
        }
        return Boolean.TRUE.equals(shown.getIsAssignableToRole())
                ? Kind.ROLE_ASSIGNABLE
                : Kind.SECURITY;
    }
}

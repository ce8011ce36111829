package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Service principals, found by their application's client id. */
final class GraphServicePrincipals {
    private static final String[] ID = {"id"};
    private static final String[] MARKS = {"id", "appId", "tags"};

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphServicePrincipals(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    Answer<Directory.ServicePrincipal> upsert(String appID, Blueprint blueprint) {
        return new GraphChange<>(
                        Operation.graph(
                                        Call.SERVICEPRINCIPAL_UPSERT,
                                        "make the service principal of the application %s"
                                                .formatted(appID))
                                .changing(blueprint.uniqueName()),
                        bearer -> patch(appID, blueprint, bearer),
                        refusal -> meaning(refusal, appID),
                        GraphServicePrincipals::isUnclear,
                        problem -> settle(appID, problem))
                .by(caller)
                .then(made -> made.isPresent() ? given(made) : find(appID))
                .then(
                        it ->
                                it.map(Answer::given)
                                        .orElseGet(
                                                () ->
                                                        refused(
                                                                hidden(
                                                                        "service principal of",
                                                                        appID))));
    }

    Answer<Removal> delete(String objectID, String appID, Blueprint blueprint) {
        return read(objectID)
                .then(
                        found ->
                                found.isEmpty()
                                        ? given(Removal.ABSENT)
                                        : isOurs(found.get(), appID, blueprint)
                                                ? delete(objectID, blueprint)
                                                : refused(foreign(objectID, blueprint)));
    }

    private static boolean isOurs(ServicePrincipal found, String appID, Blueprint blueprint) {
        return appID.equalsIgnoreCase(found.getAppId()) && tags(found).contains(blueprint.tag());
    }

    /** Nothing when it existed already. */
    private Optional<Directory.ServicePrincipal> patch(
            String appID, Blueprint blueprint, Bearer bearer) {
        ServicePrincipal body = new ServicePrincipal();
        body.setTags(List.of(blueprint.tag()));
        return Optional.ofNullable(
                        graph.servicePrincipalsWithAppId(appID)
                                .patch(
                                        body,
                                        it -> {
                                            bearer.on(it);
                                            it.headers.add("Prefer", "create-if-missing");
                                        }))
                .map(GraphServicePrincipals::id);
    }

    private static Optional<Answer<Optional<Directory.ServicePrincipal>>> meaning(
            HttpRefusal refusal, String appID) {
        if (refusal.has("NoBackingApplicationObject") || refusal.isNotFound()) {
            return Optional.of(refused(hidden("application", appID)));
        }
        boolean exists = refusal.status() == 409 || refusal.has("ObjectConflict");
        return exists ? Optional.of(given(Optional.empty())) : Optional.empty();
    }

    private static boolean isUnclear(HttpRefusal refusal) {
        return GraphProblems.isUnclear(refusal) || refusal.has("Authorization_RequestDenied");
    }

    /**
     * The refusal stands if Graph shows the application and no service principal of it; else what
     * it does not show yet was the cause. (A right that depends on owning the application is denied
     * as long as Graph does not know that application.)
     */
    private Answer<Optional<Directory.ServicePrincipal>> settle(String appID, Problem problem) {
        return find(appID)
                .then(found -> found.isPresent() ? given(found) : unlessHidden(appID, problem));
    }

    private <T> Answer<T> unlessHidden(String appID, Problem problem) {
        return applicationIsVisible(appID)
                .then(visible -> refused(visible ? problem : hidden("application", appID)));
    }

    private Answer<Optional<Directory.ServicePrincipal>> find(String appID) {
        return caller.find(
                        Operation.graph(
                                Call.SERVICEPRINCIPAL_FIND,
                                "look up the service principal of the application %s"
                                        .formatted(appID)),
                        bearer ->
                                graph.servicePrincipalsWithAppId(appID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = ID;
                                                }))
                .map(found -> found.map(GraphServicePrincipals::id));
    }

    private Answer<Optional<ServicePrincipal>> read(String objectID) {
        return caller.find(
                Operation.graph(
                        Call.SERVICEPRINCIPAL_GET,
                        "read the service principal %s".formatted(objectID)),
                bearer ->
                        graph.servicePrincipals()
                                .byServicePrincipalId(objectID)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = MARKS;
                                        }));
    }

    private Answer<Boolean> applicationIsVisible(String appID) {
        return caller.find(
                        Operation.graph(
                                Call.APPLICATION_FIND,
                                "look up the application %s".formatted(appID)),
                        bearer ->
                                graph.applicationsWithAppId(appID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = ID;
                                                }))
                .map(Optional::isPresent);
    }

    private Answer<Removal> delete(String objectID, Blueprint blueprint) {
        return GraphChange.removal(
                        Operation.graph(
                                        Call.SERVICEPRINCIPAL_DELETE,
                                        "delete the service principal %s".formatted(objectID))
                                .changing(blueprint.uniqueName()),
                        bearer ->
                                graph.servicePrincipals()
                                        .byServicePrincipalId(objectID)
                                        .delete(bearer::on),
                        () -> read(objectID))
                .by(caller);
    }

    private static Directory.ServicePrincipal id(ServicePrincipal servicePrincipal) {
        return new Directory.ServicePrincipal(held(servicePrincipal.getId()));
    }

    private static List<String> tags(ServicePrincipal servicePrincipal) {
        return Objects.requireNonNullElse(servicePrincipal.getTags(), List.of());
    }

    private static Problem foreign(String objectID, Blueprint blueprint) {
        return new Problem.Terminal(
                Reason.NOT_OURS,
                "The service principal %s lacks the tag %s; it stays untouched."
                        .formatted(objectID, blueprint.tag()));
    }

    private static Problem hidden(String what, String appID) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "The %s %s exists, but Microsoft Graph does not show it yet."
                        .formatted(what, appID));
    }
}

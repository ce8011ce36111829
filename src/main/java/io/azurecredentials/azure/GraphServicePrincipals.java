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
    private static final String[] MARKS = {"id", "tags"};

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphServicePrincipals(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    /** What a try to make one led to. */
    private sealed interface Upserted {
        /** Made just now. */
        record Made(Directory.ServicePrincipal servicePrincipal) implements Upserted {}

        /** It existed before. */
        record Existing() implements Upserted {}

        /** Refused with a code that may mean anything. */
        record Unclear(Problem problem) implements Upserted {}
    }

    Answer<Directory.ServicePrincipal> upsert(String appID, Blueprint blueprint) {
        Operation operation =
                Operation.graph(
                        "serviceprincipal.upsert",
                        "make the service principal of the application %s".formatted(appID));
        return caller.call(
                        operation,
                        bearer -> patch(appID, blueprint, bearer),
                        refusal -> meaning(refusal, operation, appID))
                .then(
                        it ->
                                switch (it) {
                                    case Upserted.Made(var made) -> given(made);
                                    case Upserted.Existing _ -> existing(appID);
                                    case Upserted.Unclear(var problem) -> settle(appID, problem);
                                });
    }

    Answer<Removal> delete(String objectID, Blueprint blueprint) {
        return read(objectID)
                .then(
                        found ->
                                found.isEmpty()
                                        ? given(Removal.ABSENT)
                                        : tags(found.get()).contains(blueprint.tag())
                                                ? delete(objectID)
                                                : refused(foreign(objectID, blueprint)));
    }

    private Upserted patch(String appID, Blueprint blueprint, Bearer bearer) {
        ServicePrincipal body = new ServicePrincipal();
        body.setTags(List.of(blueprint.tag()));
        ServicePrincipal made =
                graph.servicePrincipalsWithAppId(appID)
                        .patch(
                                body,
                                it -> {
                                    bearer.on(it);
                                    it.headers.add("Prefer", "create-if-missing");
                                });
        return made == null ? new Upserted.Existing() : new Upserted.Made(id(made));
    }

    private static Optional<Answer<Upserted>> meaning(
            HttpRefusal refusal, Operation operation, String appID) {
        if (refusal.has("NoBackingApplicationObject") || refusal.isNotFound()) {
            return Optional.of(refused(hidden("application", appID)));
        }
        if (refusal.status() == 409 || refusal.has("ObjectConflict")) {
            return Optional.of(given(new Upserted.Existing()));
        }
        return refusal.code().equals("Request_BadRequest")
                ? Optional.of(given(new Upserted.Unclear(Failures.problem(refusal, operation))))
                : Optional.empty();
    }

    private Answer<Directory.ServicePrincipal> existing(String appID) {
        return find(appID)
                .then(
                        found ->
                                found.isPresent()
                                        ? given(id(found.get()))
                                        : refused(hidden("service principal of", appID)));
    }

    /** The refusal stands if Graph shows the application; else the application was its cause. */
    private Answer<Directory.ServicePrincipal> settle(String appID, Problem problem) {
        return applicationIsVisible(appID)
                .then(visible -> refused(visible ? problem : hidden("application", appID)));
    }

    private Answer<Optional<ServicePrincipal>> find(String appID) {
        return caller.find(
                Operation.graph(
                        "serviceprincipal.find",
                        "look up the service principal of the application %s".formatted(appID)),
                bearer ->
                        graph.servicePrincipalsWithAppId(appID)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = MARKS;
                                        }));
    }

    private Answer<Optional<ServicePrincipal>> read(String objectID) {
        return caller.find(
                Operation.graph(
                        "serviceprincipal.get",
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
                                "application.find", "look up the application %s".formatted(appID)),
                        bearer -> graph.applicationsWithAppId(appID).get(bearer::on))
                .map(Optional::isPresent);
    }

    private Answer<Removal> delete(String objectID) {
        return caller.call(
                Operation.graph(
                        "serviceprincipal.delete",
                        "delete the service principal %s".formatted(objectID)),
                bearer -> {
                    graph.servicePrincipals().byServicePrincipalId(objectID).delete(bearer::on);
                    return Removal.REMOVED;
                },
                Attempts.Meaning.notFound(Removal.ABSENT));
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

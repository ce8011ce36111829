package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.microsoft.graph.models.ApiApplication;
import com.microsoft.graph.models.Application;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applications, found by the unique name they were given before they existed. */
final class GraphApplications {
    private static final String[] MARKS = {"id", "appId", "uniqueName", "tags"};

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphApplications(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    Answer<Directory.Application> upsert(Blueprint blueprint) {
        String name = blueprint.uniqueName();
        return new GraphChange<>(
                        Operation.graph(
                                        Call.APPLICATION_UPSERT,
                                        "make the application %s".formatted(name))
                                .changing(name),
                        bearer ->
                                Optional.ofNullable(patch(blueprint, bearer))
                                        .map(GraphApplications::ids),
                        Attempts.Meaning.none(),
                        refusal -> GraphProblems.isUnclear(refusal) || refusal.status() == 409,
                        problem -> settle(blueprint, problem))
                .by(caller)
                .then(made -> made.isPresent() ? given(made) : find(name))
                .then(it -> it.map(Answer::given).orElseGet(() -> refused(hidden(name))))
                .map(it -> learned(name, it));
    }

    Answer<Optional<Directory.Application>> find(String uniqueName) {
        return read(uniqueName).map(it -> it.map(found -> learned(uniqueName, ids(found))));
    }

    Answer<Removal> delete(String objectID, Blueprint blueprint) {
        return readByID(objectID)
                .then(
                        found ->
                                found.isEmpty()
                                        ? given(Removal.ABSENT)
                                        : isOurs(found.get(), blueprint)
                                                ? delete(objectID)
                                                : refused(foreign(objectID, blueprint)));
    }

    /** The refusal stands unless Graph shows the application that was wanted. */
    private Answer<Optional<Directory.Application>> settle(Blueprint blueprint, Problem problem) {
        return read(blueprint.uniqueName())
                .then(
                        found ->
                                found.filter(it -> isOurs(it, blueprint)).isPresent()
                                        ? given(found.map(GraphApplications::ids))
                                        : refused(problem));
    }

    /** Null when it existed already. A new body each time: the SDK sends a body's values once. */
    private @Nullable Application patch(Blueprint blueprint, Bearer bearer) {
        Application body = new Application();
        body.setDisplayName(blueprint.displayName());
        // The default has been another one, under which an application holds two passwords.
        body.setSignInAudience(blueprint.signInAudience().toString());
        body.setTags(blueprint.allTags());
        if (blueprint.signInAudience().isPersonal()) {
            body.setApi(tokensForPersonalAccounts());
        }
        return graph.applicationsWithUniqueName(blueprint.uniqueName())
                .patch(
                        body,
                        it -> {
                            bearer.on(it);
                            it.headers.add("Prefer", "create-if-missing");
                        });
    }

    /**
     * Graph refuses such an audience for applications that want tokens of another version.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/resources/apiapplication">
     *     requestedAccessTokenVersion</a>
     */
    private static ApiApplication tokensForPersonalAccounts() {
        ApiApplication api = new ApiApplication();
        api.setRequestedAccessTokenVersion(2);
        return api;
    }

    private Answer<Optional<Application>> read(String uniqueName) {
        return caller.find(
                Operation.graph(
                        Call.APPLICATION_FIND, "look up the application %s".formatted(uniqueName)),
                bearer ->
                        graph.applicationsWithUniqueName(uniqueName)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = MARKS;
                                        }));
    }

    private Answer<Optional<Application>> readByID(String objectID) {
        return caller.find(
                Operation.graph(
                        Call.APPLICATION_GET, "read the application %s".formatted(objectID)),
                bearer ->
                        graph.applications()
                                .byApplicationId(objectID)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = MARKS;
                                        }));
    }

    private Answer<Removal> delete(String objectID) {
        return GraphChange.removal(
                        Operation.graph(
                                        Call.APPLICATION_DELETE,
                                        "delete the application %s".formatted(objectID))
                                .changing(objectID),
                        bearer -> graph.applications().byApplicationId(objectID).delete(bearer::on),
                        () -> readByID(objectID))
                .by(caller);
    }

    private Directory.Application learned(String uniqueName, Directory.Application application) {
        caller.learn(uniqueName, application.objectID());
        return application;
    }

    static Directory.Application ids(Application application) {
        return new Directory.Application(held(application.getId()), held(application.getAppId()));
    }

    private static boolean isOurs(Application found, Blueprint blueprint) {
        return blueprint.marks(
                Objects.requireNonNullElse(found.getUniqueName(), ""),
                Objects.requireNonNullElse(found.getTags(), List.of()));
    }

    private static Problem foreign(String objectID, Blueprint blueprint) {
        return new Problem.Terminal(
                Reason.NOT_OURS,
                "The application %s is not named %s or lacks the tag %s; it stays untouched."
                        .formatted(objectID, blueprint.uniqueName(), blueprint.tag()));
    }

    private static Problem hidden(String uniqueName) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "The application %s exists, but Microsoft Graph does not show it yet."
                        .formatted(uniqueName));
    }
}

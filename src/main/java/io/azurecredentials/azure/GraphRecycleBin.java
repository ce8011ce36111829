package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was deleted, and stays for thirty days unless it is deleted for good.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/directory-deleteditems-delete">Permanently
 *     delete an item</a>
 */
final class GraphRecycleBin {
    private static final String[] MARKS = {"id", "appId", "uniqueName", "tags"};

    private final GraphServiceClient graph;
    private final GraphLink links;
    private final Caller caller;

    GraphRecycleBin(GraphServiceClient graph, GraphLink links, Caller caller) {
        this.graph = graph;
        this.links = links;
        this.caller = caller;
    }

    /**
     * By display name, which is what Graph is documented to look for there; several may have it.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/directory-deleteditems-list">List deleted
     *     items</a>
     */
    Answer<List<Directory.Application>> applications(Blueprint blueprint) {
        String filter = "displayName eq '%s'".formatted(blueprint.displayName().replace("'", "''"));
        return new GraphPages<>(
                        Operation.graph(
                                Call.DELETED_LIST,
                                "look for the application %s in the recycle bin"
                                        .formatted(blueprint.uniqueName())),
                        bearer ->
                                graph.directory()
                                        .deletedItems()
                                        .graphApplication()
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.filter = filter;
                                                    it.queryParameters.select = MARKS;
                                                }),
                        (link, bearer) ->
                                graph.directory()
                                        .deletedItems()
                                        .graphApplication()
                                        .withUrl(link)
                                        .get(bearer::on),
                        page -> held(page.getValue()))
                .by(caller, links)
                .map(
                        all ->
                                all.stream()
                                        .filter(it -> isOurs(it, blueprint))
                                        .map(GraphApplications::ids)
                                        .toList());
    }

    Answer<Removal> purgeApplication(String objectID, Blueprint blueprint) {
        return purge(
                objectID,
                blueprint,
                it -> it instanceof Application application && isOurs(application, blueprint));
    }

    Answer<Removal> purgeServicePrincipal(String objectID, String appID, Blueprint blueprint) {
        return purge(
                objectID,
                blueprint,
                it ->
                        it instanceof ServicePrincipal principal
                                && appID.equalsIgnoreCase(principal.getAppId())
                                && tags(principal.getTags()).contains(blueprint.tag()));
    }

    private Answer<Removal> purge(
            String objectID, Blueprint blueprint, Predicate<DirectoryObject> isOurs) {
        return read(objectID)
                .then(
                        found ->
                                found.isEmpty()
                                        ? given(Removal.ABSENT)
                                        : isOurs.test(found.get())
                                                ? purge(objectID, blueprint)
                                                : refused(foreign(objectID, blueprint)));
    }

    private Answer<Removal> purge(String objectID, Blueprint blueprint) {
        return GraphChange.removal(
                        Operation.graph(
                                        Call.DELETED_PURGE,
                                        "delete %s from the recycle bin".formatted(objectID))
                                .changing(blueprint.uniqueName()),
                        bearer ->
                                graph.directory()
                                        .deletedItems()
                                        .byDirectoryObjectId(objectID)
                                        .delete(bearer::on),
                        () -> read(objectID))
                .by(caller);
    }

    private Answer<Optional<DirectoryObject>> read(String objectID) {
        return caller.find(
                Operation.graph(Call.DELETED_GET, "read %s in the recycle bin".formatted(objectID)),
                bearer ->
                        graph.directory()
                                .deletedItems()
                                .byDirectoryObjectId(objectID)
                                .get(bearer::on));
    }

    private static boolean isOurs(Application found, Blueprint blueprint) {
        return blueprint.marks(
                Objects.requireNonNullElse(found.getUniqueName(), ""), tags(found.getTags()));
    }

    private static List<String> tags(@Nullable List<String> tags) {
        return Objects.requireNonNullElse(tags, List.of());
    }

    private static Problem foreign(String objectID, Blueprint blueprint) {
        return new Problem.Terminal(
                Reason.NOT_OURS,
                "The deleted object %s is not of %s or lacks the tag %s; it stays in the recycle bin."
                        .formatted(objectID, blueprint.uniqueName(), blueprint.tag()));
    }
}

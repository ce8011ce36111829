package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;

import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.ApplicationCollectionResponse;
import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.ServicePrincipalState;
import io.azurecredentials.base.Answer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applications as they are now: one with its service principal, or all that bear a tag. */
final class GraphInspection {
    private static final String[] STATE = {
        "id", "appId", "uniqueName", "displayName", "tags", "createdDateTime", "passwordCredentials"
    };
    private static final String[] SERVICE_PRINCIPAL_STATE = {"id", "accountEnabled", "tags"};

    /** Graph's most is 999; a page of these is half a megabyte at worst, and is there in time. */
    private static final int PAGE = 500;

    private final GraphServiceClient graph;
    private final GraphLink links;
    private final Caller caller;

    GraphInspection(GraphServiceClient graph, GraphLink links, Caller caller) {
        this.graph = graph;
        this.links = links;
        this.caller = caller;
    }

    Answer<Optional<Inspection>> of(String objectID) {
        return application(objectID).then(this::withServicePrincipal);
    }

    Answer<List<ApplicationState>> tagged(String tag) {
        String filter = "tags/any(t:t eq '%s')".formatted(tag.replace("'", "''"));
        return new GraphPages<>(
                        Operation.graph(
                                Call.APPLICATION_LIST,
                                "list the applications tagged %s".formatted(tag)),
                        bearer ->
                                graph.applications()
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.filter = filter;
                                                    it.queryParameters.select = STATE;
                                                    it.queryParameters.top = PAGE;
                                                }),
                        (link, bearer) -> graph.applications().withUrl(link).get(bearer::on),
                        GraphInspection::states)
                .by(caller, links);
    }

    /** The same by client id. */
    Answer<Optional<Inspection>> ofApp(String appID) {
        return caller.find(
                        Operation.graph(
                                Call.APPLICATION_INSPECT,
                                "inspect the application with the client id %s".formatted(appID)),
                        bearer ->
                                state(
                                        graph.applicationsWithAppId(appID)
                                                .get(
                                                        it -> {
                                                            bearer.on(it);
                                                            it.queryParameters.select = STATE;
                                                        })))
                .then(this::withServicePrincipal);
    }

    private Answer<Optional<ApplicationState>> application(String objectID) {
        return caller.find(
                Operation.graph(
                        Call.APPLICATION_INSPECT, "inspect the application %s".formatted(objectID)),
                bearer ->
                        state(
                                graph.applications()
                                        .byApplicationId(objectID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = STATE;
                                                })));
    }

    private Answer<Optional<Inspection>> withServicePrincipal(Optional<ApplicationState> found) {
        return found.isEmpty()
                ? given(Optional.empty())
                : servicePrincipal(found.get().ids().appID())
                        .map(it -> found.map(application -> new Inspection(application, it)));
    }

    /** The service principal of a client id, a managed identity's too. */
    Answer<Optional<ServicePrincipalState>> servicePrincipal(String appID) {
        return caller.find(
                Operation.graph(
                        Call.SERVICEPRINCIPAL_INSPECT,
                        "inspect the service principal of the application %s".formatted(appID)),
                bearer ->
                        state(
                                graph.servicePrincipalsWithAppId(appID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select =
                                                            SERVICE_PRINCIPAL_STATE;
                                                })));
    }

    private static List<ApplicationState> states(ApplicationCollectionResponse page) {
        return held(page.getValue()).stream().map(GraphInspection::state).toList();
    }

    private static ApplicationState state(@Nullable Application shown) {
        Application application = held(shown);
        return new ApplicationState(
                GraphApplications.ids(application),
                Objects.requireNonNullElse(application.getUniqueName(), ""),
                Objects.requireNonNullElse(application.getDisplayName(), ""),
                Objects.requireNonNullElse(application.getTags(), List.of()),
                created(application.getCreatedDateTime()),
                GraphPasswords.passwords(application));
    }

    private static Instant created(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private static ServicePrincipalState state(@Nullable ServicePrincipal shown) {
        ServicePrincipal principal = held(shown);
        return new ServicePrincipalState(
                held(principal.getId()),
                held(principal.getAccountEnabled()),
                Objects.requireNonNullElse(principal.getTags(), List.of()));
    }
}

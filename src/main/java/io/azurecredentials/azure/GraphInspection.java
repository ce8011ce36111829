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
import java.util.ArrayList;
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
        return application(objectID)
                .then(
                        found ->
                                found.isEmpty()
                                        ? given(Optional.empty())
                                        : servicePrincipal(found.get().ids().appID())
                                                .map(it -> found.map(x -> new Inspection(x, it))));
    }

    /** Each page is a call of its own: others get their places in between. */
    Answer<List<ApplicationState>> tagged(String tag) {
        List<ApplicationState> all = new ArrayList<>();
        Answer<ApplicationCollectionResponse> page = firstPage(tag);
        while (page instanceof Answer.Given<ApplicationCollectionResponse>(var it)) {
            held(it.getValue()).forEach(application -> all.add(state(application)));
            String next = it.getOdataNextLink();
            if (next == null) {
                return given(all);
            }
            page = page(tag, next);
        }
        return page.map(_ -> all);
    }

    private Answer<ApplicationCollectionResponse> firstPage(String tag) {
        String filter = "tags/any(t:t eq '%s')".formatted(tag.replace("'", "''"));
        return caller.call(
                listing(tag),
                bearer ->
                        held(
                                graph.applications()
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.filter = filter;
                                                    it.queryParameters.select = STATE;
                                                    it.queryParameters.top = PAGE;
                                                })));
    }

    private Answer<ApplicationCollectionResponse> page(String tag, String link) {
        return caller.call(
                listing(tag),
                bearer ->
                        held(
                                graph.applications()
                                        .withUrl(links.checked(link))
                                        .get(bearer::on)));
    }

    private static Operation listing(String tag) {
        return Operation.graph(
                "application.list", "list the applications tagged %s".formatted(tag));
    }

    private Answer<Optional<ApplicationState>> application(String objectID) {
        return caller.find(
                Operation.graph(
                        "application.inspect", "inspect the application %s".formatted(objectID)),
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

    private Answer<Optional<ServicePrincipalState>> servicePrincipal(String appID) {
        return caller.find(
                Operation.graph(
                        "serviceprincipal.inspect",
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

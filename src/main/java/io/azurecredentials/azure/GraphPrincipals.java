package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;

import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Service principals and users by their object ids. */
final class GraphPrincipals implements Principals {
    private static final String MANAGED = "ManagedIdentity";
    private static final String[] SERVICE_PRINCIPAL = {
        "id", "accountEnabled", "servicePrincipalType", "alternativeNames"
    };
    private static final String[] USER = {"id", "accountEnabled"};
    private static final String TOO_MANY = "Directory_ResultSizeLimitExceeded";

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphPrincipals(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    @Override
    public Answer<Optional<Set<String>>> groups(Kind kind, String objectID) {
        Operation operation =
                operation(
                        Call.PRINCIPAL_GROUPS,
                        "list the groups of the %s %s".formatted(title(kind), objectID),
                        switch (kind) {
                            case SERVICE_PRINCIPAL -> "Application.Read.All";
                            case USER -> "User.Read.All and GroupMember.Read.All";
                        });
        return caller.call(
                operation,
                bearer -> Optional.of(memberships(kind, objectID, bearer)),
                refusal -> meaning(refusal, operation));
    }

    @Override
    public Answer<Optional<Account>> find(Kind kind, String objectID) {
        String task = "read the %s %s".formatted(title(kind), objectID);
        return switch (kind) {
            case SERVICE_PRINCIPAL ->
                    caller.find(
                            operation(Call.PRINCIPAL_GET, task, "Application.Read.All"),
                            bearer -> servicePrincipal(objectID, bearer));
            case USER ->
                    caller.find(
                            operation(Call.PRINCIPAL_GET, task, "User.Read.All"),
                            bearer -> user(objectID, bearer));
        };
    }

    private Set<String> memberships(Kind kind, String objectID, Bearer bearer) {
        return switch (kind) {
            case SERVICE_PRINCIPAL -> ofServicePrincipal(objectID, bearer);
            case USER -> ofUser(objectID, bearer);
        };
    }

    private Set<String> ofServicePrincipal(String objectID, Bearer bearer) {
        var all =
                new com.microsoft.graph.serviceprincipals.item.getmemberobjects
                        .GetMemberObjectsPostRequestBody();
        all.setSecurityEnabledOnly(false);
        var answer =
                held(
                        graph.servicePrincipals()
                                .byServicePrincipalId(objectID)
                                .getMemberObjects()
                                .post(all, bearer::on));
        return ids(answer.getValue(), answer.getOdataNextLink());
    }

    private Set<String> ofUser(String objectID, Bearer bearer) {
        var all =
                new com.microsoft.graph.users.item.getmemberobjects
                        .GetMemberObjectsPostRequestBody();
        all.setSecurityEnabledOnly(false);
        var answer =
                held(graph.users().byUserId(objectID).getMemberObjects().post(all, bearer::on));
        return ids(answer.getValue(), answer.getOdataNextLink());
    }

    /** The documentation knows no pages of this; a part of the list must not pass for all of it. */
    private static Set<String> ids(@Nullable List<String> shown, @Nullable String next) {
        if (next != null) {
            throw new UncheckedIOException(new IOException("a part of an answer"));
        }
        return held(shown).stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Account servicePrincipal(String objectID, Bearer bearer) {
        ServicePrincipal shown =
                held(
                        graph.servicePrincipals()
                                .byServicePrincipalId(objectID)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = SERVICE_PRINCIPAL;
                                        }));
        return new Account(
                held(shown.getAccountEnabled()),
                MANAGED.equals(shown.getServicePrincipalType()),
                Objects.requireNonNullElse(shown.getAlternativeNames(), List.of()));
    }

    private Account user(String objectID, Bearer bearer) {
        User shown =
                held(
                        graph.users()
                                .byUserId(objectID)
                                .get(
                                        it -> {
                                            bearer.on(it);
                                            it.queryParameters.select = USER;
                                        }));
        return new Account(held(shown.getAccountEnabled()), false, List.of());
    }

    private static Optional<Answer<Optional<Set<String>>>> meaning(
            HttpRefusal refusal, Operation operation) {
        if (refusal.has(TOO_MANY)) {
            return Optional.of(
                    Answer.refused(
                            new Problem.Terminal(
                                    Reason.AZURE_LIMIT,
                                    "To %s exceeds what Microsoft Graph tells; bind service principals instead."
                                            .formatted(operation.task()))));
        }
        return Attempts.Meaning.<Optional<Set<String>>>notFound(Optional.empty()).of(refusal);
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case SERVICE_PRINCIPAL -> "service principal";
            case USER -> "user";
        };
    }

    private static Operation operation(Call call, String task, String permissions) {
        return new Operation(
                call,
                Service.GRAPH,
                task,
                "the Microsoft Graph application permission %s, with an administrator's consent"
                        .formatted(permissions),
                new Operation.Effect.Read());
    }
}

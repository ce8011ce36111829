package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;
import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import com.microsoft.graph.applications.item.addpassword.AddPasswordPostRequestBody;
import com.microsoft.graph.applications.item.removepassword.RemovePasswordPostRequestBody;
import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.PasswordCredential;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.NewPassword;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passwords of applications. */
final class GraphPasswords {
    private static final String[] PASSWORDS = {"passwordCredentials"};

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphPasswords(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    Answer<Optional<List<Password>>> list(String objectID) {
        return caller.find(
                        Operation.graph(
                                Call.PASSWORD_LIST,
                                "list the passwords of the application %s".formatted(objectID)),
                        bearer ->
                                graph.applications()
                                        .byApplicationId(objectID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = PASSWORDS;
                                                }))
                .map(found -> found.map(GraphPasswords::passwords));
    }

    Answer<NewPassword> add(String objectID, String marker, Instant ends) {
        return new GraphChange<>(
                        Operation.graph(
                                        Call.PASSWORD_ADD,
                                        "add the password %s to the application %s"
                                                .formatted(marker, objectID))
                                .ofAnyApplication()
                                .changing(objectID),
                        bearer -> post(objectID, marker, ends, bearer),
                        Attempts.Meaning.none(),
                        GraphProblems::isUnclear,
                        problem -> settleAdding(objectID, marker, problem))
                .by(caller);
    }

    Answer<Removal> remove(String objectID, String keyID) {
        return new GraphChange<>(
                        Operation.graph(
                                        Call.PASSWORD_REMOVE,
                                        "remove the password %s from the application %s"
                                                .formatted(keyID, objectID))
                                .ofAnyApplication()
                                .changing(objectID),
                        bearer -> {
                            graph.applications()
                                    .byApplicationId(objectID)
                                    .removePassword()
                                    .post(body(keyID), bearer::on);
                            return Removal.REMOVED;
                        },
                        Attempts.Meaning.notFound(Removal.ABSENT),
                        GraphProblems::isUnclear,
                        _ -> settleRemoving(objectID, keyID))
                .by(caller);
    }

    private NewPassword post(String objectID, String marker, Instant ends, Bearer bearer) {
        PasswordCredential made =
                held(
                        graph.applications()
                                .byApplicationId(objectID)
                                .addPassword()
                                .post(body(marker, ends), bearer::on));
        return new NewPassword(
                held(made.getKeyId()).toString(), Sensitive.of(held(made.getSecretText())));
    }

    /** The refusal stands if there is an application, and no password that was made after all. */
    private Answer<NewPassword> settleAdding(String objectID, String marker, Problem problem) {
        return list(objectID)
                .then(
                        listed ->
                                refused(
                                        listed.isEmpty()
                                                ? hidden(objectID)
                                                : holds(listed.get(), marker)
                                                        ? lost(objectID, marker)
                                                        : problem));
    }

    private static boolean holds(List<Password> listed, String marker) {
        return listed.stream().map(Password::marker).anyMatch(marker::equals);
    }

    /** The list decides; a replica that is behind may still show what others have forgotten. */
    private Answer<Removal> settleRemoving(String objectID, String keyID) {
        return list(objectID)
                .then(
                        listed ->
                                listed.stream()
                                                .flatMap(List::stream)
                                                .anyMatch(it -> it.keyID().equalsIgnoreCase(keyID))
                                        ? refused(stuck(objectID, keyID))
                                        : given(Removal.ABSENT));
    }

    private static Problem hidden(String objectID) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "Microsoft Graph does not show the application %s, which is to get a password."
                        .formatted(objectID));
    }

    /** Like an answer that never came: there is a password, and nobody knows its text. */
    private static Problem lost(String objectID, String marker) {
        return Problem.retryable(
                Reason.AZURE_UNAVAILABLE,
                "Microsoft Graph refused to add the password %s to the application %s, but lists it."
                        .formatted(marker, objectID));
    }

    private static Problem stuck(String objectID, String keyID) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "Microsoft Graph refuses to remove the password %s of the application %s, but lists it."
                        .formatted(keyID, objectID));
    }

    /** The passwords of an application that was read with them. */
    static List<Password> passwords(Application application) {
        return Objects.requireNonNullElse(
                        application.getPasswordCredentials(), List.<PasswordCredential>of())
                .stream()
                .map(
                        it ->
                                new Password(
                                        held(it.getKeyId()).toString(),
                                        Objects.requireNonNullElse(it.getDisplayName(), ""),
                                        Objects.requireNonNullElse(it.getHint(), ""),
                                        instant(it.getStartDateTime(), Instant.MIN),
                                        instant(it.getEndDateTime(), Instant.MAX)))
                .toList();
    }

    private static Instant instant(@Nullable OffsetDateTime time, Instant otherwise) {
        return time == null ? otherwise : time.toInstant();
    }

    private static AddPasswordPostRequestBody body(String marker, Instant ends) {
        PasswordCredential wanted = new PasswordCredential();
        wanted.setDisplayName(marker);
        // Graph takes no more decimals than seven; whole seconds are what it shows elsewhere.
        wanted.setEndDateTime(ends.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        AddPasswordPostRequestBody body = new AddPasswordPostRequestBody();
        body.setPasswordCredential(wanted);
        return body;
    }

    private static RemovePasswordPostRequestBody body(String keyID) {
        RemovePasswordPostRequestBody body = new RemovePasswordPostRequestBody();
        body.setKeyId(UUID.fromString(keyID));
        return body;
    }
}

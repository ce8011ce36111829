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
                                "password.list",
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
        return caller.call(
                Operation.graph(
                        "password.add",
                        "add the password %s to the application %s".formatted(marker, objectID)),
                bearer -> {
                    PasswordCredential made =
                            held(
                                    graph.applications()
                                            .byApplicationId(objectID)
                                            .addPassword()
                                            .post(body(marker, ends), bearer::on));
                    return new NewPassword(
                            held(made.getKeyId()).toString(),
                            Sensitive.of(held(made.getSecretText())));
                });
    }

    Answer<Removal> remove(String objectID, String keyID) {
        Operation operation =
                Operation.graph(
                        "password.remove",
                        "remove the password %s from the application %s"
                                .formatted(keyID, objectID));
        return caller.call(
                        operation,
                        bearer -> {
                            graph.applications()
                                    .byApplicationId(objectID)
                                    .removePassword()
                                    .post(body(keyID), bearer::on);
                            return Removed.NOW;
                        },
                        GraphPasswords::meaning)
                .then(
                        it ->
                                switch (it) {
                                    case NOW -> given(Removal.REMOVED);
                                    case WITH_ITS_APPLICATION -> given(Removal.ABSENT);
                                    case PERHAPS -> settle(objectID, keyID);
                                });
    }

    /** When a password went. */
    private enum Removed {
        NOW,
        WITH_ITS_APPLICATION,
        PERHAPS
    }

    /** Whether Graph says that it knows no such key, by a code that may mean anything. */
    private static Optional<Answer<Removed>> meaning(HttpRefusal refusal) {
        if (refusal.isNotFound()) {
            return Optional.of(given(Removed.WITH_ITS_APPLICATION));
        }
        return refusal.code().equals("Request_BadRequest")
                ? Optional.of(given(Removed.PERHAPS))
                : Optional.empty();
    }

    /** The list decides; a replica that is behind may still show what others have forgotten. */
    private Answer<Removal> settle(String objectID, String keyID) {
        return list(objectID)
                .then(
                        listed ->
                                listed.stream()
                                                .flatMap(List::stream)
                                                .anyMatch(it -> it.keyID().equalsIgnoreCase(keyID))
                                        ? refused(stuck(objectID, keyID))
                                        : given(Removal.ABSENT));
    }

    private static Problem stuck(String objectID, String keyID) {
        return Problem.retryable(
                Reason.NOT_VISIBLE_YET,
                "Microsoft Graph refuses to remove the password %s of the application %s, but lists it."
                        .formatted(keyID, objectID));
    }

    private static List<Password> passwords(Application application) {
        return Objects.requireNonNullElse(
                        application.getPasswordCredentials(), List.<PasswordCredential>of())
                .stream()
                .map(
                        it ->
                                new Password(
                                        held(it.getKeyId()).toString(),
                                        Objects.requireNonNullElse(it.getDisplayName(), ""),
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

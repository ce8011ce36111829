package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.Items;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.base.Answer;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.document.ConfigDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code azure/rotate-root} and {@code auth/azure/rotate-root}. The leader rotates, whoever
 * answers; the answer waits until it has.
 *
 * @param document whose root password
 * @param path of it, without {@code v1}
 * @param patience how long the answer waits at most
 */
record RotationPath(
        Office office, Items items, ConfigDocument document, String path, Duration patience) {
    private static final String REQUEST = "azurecredentials.io/rotate-requested-at";
    private static final Duration LOOK = Duration.ofMillis(250);

    List<Route> routes() {
        return List.of(
                Route.at("v1/" + path).on(Verb.WRITE, office.audited(Deed.ROTATION, this::rotate)));
    }

    private Told rotate(Asked asked) {
        Mount mount = new Mount(items, document);
        Place place = asked.place(Kind.AZURE_CONFIG, document.object());
        return Attempts.until(
                place,
                () ->
                        Attempts.with(
                                mount.find(asked),
                                place,
                                found ->
                                        rotate(
                                                asked,
                                                found.map(Item::place).orElse(place),
                                                found)));
    }

    private Optional<Told> rotate(Asked asked, Place place, Optional<Item> found) {
        return office.refusal(asked, List.of(Asked.right("update", place)))
                .or(() -> nothingToRotate(place, found))
                .or(() -> found.flatMap(it -> requested(asked, it)));
    }

    private static Optional<Told> nothingToRotate(Place place, Optional<Item> found) {
        if (found.isEmpty()) {
            return Optional.of(
                    Answers.wrong(
                            place, "NotFound", "there is no " + place + " yet: write it first"));
        }
        return found.get().spec().has("authentication.clientSecret")
                ? Optional.empty()
                : Optional.of(
                        Answers.wrong(
                                place,
                                "NothingToRotate",
                                place
                                        + " has no client_secret to rotate: it signs in without one"));
    }

    private Optional<Told> requested(Asked asked, Item config) {
        String request = office.audited().now().get() + " " + asked.request().id();
        Written written = items.annotate(config, REQUEST, request);
        return written instanceof Written.Done
                ? Optional.of(awaited(asked, config, request))
                : Answers.of(written, config.place(), Answers.missing());
    }

    private Told awaited(Asked asked, Item config, String request) {
        for (Duration waited = Duration.ZERO;
                waited.compareTo(patience) < 0 && !Thread.currentThread().isInterrupted();
                waited = waited.plus(LOOK)) {
            if (isHandled(config.place(), request)) {
                return Answers.done(asked, config.place(), List.of());
            }
            pause();
        }
        return Answers.done(
                asked,
                config.place(),
                List.of(
                        "the root password of %s is still being rotated; its status says when it is done"
                                .formatted(config.place())));
    }

    private boolean isHandled(Place place, String request) {
        return items.find(place) instanceof Answer.Given<Optional<Item>>(var found)
                && found.flatMap(it -> it.status().text("lastHandledRotateRequest"))
                        .filter(request::equals)
                        .isPresent();
    }

    private static void pause() {
        try {
            boolean _ = new CountDownLatch(1).await(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

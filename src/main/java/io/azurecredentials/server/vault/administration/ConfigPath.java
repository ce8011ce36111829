package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.Items;
import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.document.ConfigDocument;
import io.azurecredentials.server.vault.document.Draft;
import io.azurecredentials.server.vault.document.Input;
import io.azurecredentials.server.vault.document.SecretsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code azure/config} and {@code auth/azure/config}.
 *
 * @param document which of them
 * @param path of it, without {@code v1}
 */
record ConfigPath(Office office, Items items, ConfigDocument document, String path) {

    List<Route> routes() {
        return List.of(
                Route.at("v1/" + path)
                        .on(Verb.READ, office.quiet(this::read))
                        .on(Verb.WRITE, office.audited(Deed.WRITE, this::write))
                        .on(Verb.DELETE, office.audited(Deed.DELETION, this::delete)));
    }

    /** An engine that was never configured has a config with nothing in it; a method has none. */
    private Told read(Asked asked) {
        Mount mount = new Mount(items, document);
        Place place = asked.place(Kind.AZURE_CONFIG, document.object());
        return Attempts.with(
                        mount.find(asked),
                        place,
                        found ->
                                office.refusal(asked, mount.read(asked, found))
                                        .or(() -> Optional.of(shown(asked, found))))
                .orElseThrow();
    }

    private Told shown(Asked asked, Optional<Item> found) {
        return found.map(it -> Answers.shown(asked, document.show(it.spec(), it.status())))
                .orElseGet(
                        () ->
                                document instanceof SecretsConfig
                                        ? Answers.shown(
                                                asked, document.show(Spec.EMPTY, Spec.EMPTY))
                                        : Answers.missing());
    }

    private Told write(Asked asked) {
        Place place = asked.place(Kind.AZURE_CONFIG, document.object());
        return Attempts.until(
                place,
                () -> Attempts.with(items.find(place), place, live -> write(asked, place, live)));
    }

    private Optional<Told> write(Asked asked, Place place, Optional<Item> live) {
        String verb = live.isEmpty() ? "create" : "update";
        Optional<Told> refusal =
                office.refusal(asked, List.of(Asked.right(verb, place)))
                        .or(() -> live.flatMap(Obstacles::leaving));
        if (refusal.isPresent()) {
            return refusal;
        }
        Draft draft =
                document.write(
                        Input.of(asked.request().body()), live.map(Item::spec).orElse(Spec.EMPTY));
        Changes changes = new Changes(live.map(Item::spec).orElse(Spec.EMPTY), draft.spec());
        return live.flatMap(it -> Obstacles.owned(it, changes))
                .or(() -> draft.secret().flatMap(_ -> occupied(place)))
                .or(() -> written(asked, place, live, draft, changes));
    }

    /**
     * A config refers to the Secret only once that is its own: somebody else may make one of that
     * name at any time. Where it does already, the config comes first, because what is wrong with
     * the rest must not leave another password behind.
     */
    private Optional<Told> written(
            Asked asked, Place place, Optional<Item> live, Draft draft, Changes changes) {
        Told done = Answers.done(asked, place, draft.warnings());
        Optional<Item> unaware = live.filter(it -> !refersToSecret(it));
        if (draft.secret().isPresent() && unaware.isPresent()) {
            return kept(
                    unaware.get(),
                    draft.secret().get(),
                    () -> Answers.of(changed(place, live, draft, changes), place, done));
        }
        Written written = changed(place, live, draft, changes);
        return written instanceof Written.Done(Item item) && draft.secret().isPresent()
                ? kept(item, draft.secret().get(), () -> Optional.of(done))
                : Answers.of(written, place, done);
    }

    private Written changed(Place place, Optional<Item> live, Draft draft, Changes changes) {
        return live.map(it -> changes.isNone() ? new Written.Done(it) : items.change(it, changes))
                .orElseGet(() -> items.create(place, Map.of(), draft.spec()));
    }

    private boolean refersToSecret(Item config) {
        return config.spec()
                .text("authentication.clientSecret.secretRef.name")
                .filter(document.secret()::equals)
                .isPresent();
    }

    /** Empty if the Secret was changed in between: then all of it is looked at again. */
    private Optional<Told> kept(Item item, Sensitive secret, Supplier<Optional<Told>> next) {
        return Attempts.with(
                items.keep(item, document.secret(), ConfigDocument.SECRET_KEY, secret),
                item.place(),
                kept -> kept ? next.get() : Optional.empty());
    }

    private Optional<Told> occupied(Place place) {
        return Attempts.with(
                items.hasRoom(place, document.secret()),
                place,
                free ->
                        free
                                ? Optional.empty()
                                : Optional.of(
                                        Answers.wrong(
                                                place,
                                                "SecretConflict",
                                                "client_secret would be kept in Secret %s, which exists and does not belong to %s: remove it, or write the AzureConfig with kubectl"
                                                        .formatted(document.secret(), place))));
    }

    /** Vault says the same whether or not there was one. */
    private Told delete(Asked asked) {
        Place place = asked.place(Kind.AZURE_CONFIG, document.object());
        Optional<Told> refusal = office.refusal(asked, List.of(Asked.right("delete", place)));
        Told done = Answers.done(asked, place, List.of());
        return refusal.orElseGet(
                () ->
                        Attempts.until(
                                place,
                                () ->
                                        Attempts.with(
                                                items.find(place),
                                                place,
                                                live ->
                                                        live.filter(it -> !it.going())
                                                                .map(items::delete)
                                                                .map(
                                                                        it ->
                                                                                Answers.of(
                                                                                        it, place,
                                                                                        done))
                                                                .orElse(Optional.of(done)))));
    }
}

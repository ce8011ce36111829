package io.azurecredentials.server.vault.administration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.Items;
import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.login.jwt.Ascii;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.azurecredentials.server.vault.Told;
import io.azurecredentials.server.vault.document.Draft;
import io.azurecredentials.server.vault.document.Input;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.server.vault.document.RoleDocument;
import io.azurecredentials.server.vault.wire.RoleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code azure/roles} and {@code auth/azure/role}: each is a half of the AzureRoles.
 *
 * @param document which of them
 * @param path of all of them, without {@code v1}
 */
record RolePath(Office office, Items items, RoleDocument document, String path) {

    List<Route> routes() {
        return List.of(
                Route.at("v1/" + path).on(Verb.LIST, office.quiet(this::list)),
                Route.at("v1/" + path + "/:name")
                        .on(Verb.READ, office.quiet(this::read))
                        .on(Verb.WRITE, office.audited(Deed.WRITE, this::write))
                        .on(Verb.DELETE, office.audited(Deed.DELETION, this::delete)));
    }

    private Told list(Asked asked) {
        Place all = asked.place(Kind.AZURE_ROLE, "");
        return office.refusal(asked, List.of(Asked.right("list", all)))
                .or(
                        () ->
                                Attempts.with(
                                        items.list(Kind.AZURE_ROLE, all.namespace()),
                                        all,
                                        roles -> Optional.of(listed(asked, roles))))
                .orElseThrow();
    }

    private Told listed(Asked asked, List<Item> roles) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = data.putArray("keys");
        roles.stream()
                .filter(it -> !it.going() && document.isIn(it.spec()))
                .map(Item::vaultName)
                .sorted()
                .forEach(keys::add);
        return keys.isEmpty() ? Answers.missing() : Answers.shown(asked, data);
    }

    private Told read(Asked asked) {
        Place place = place(asked);
        return office.refusal(asked, List.of(Asked.right("get", place)))
                .or(
                        () ->
                                Attempts.with(
                                        items.find(place),
                                        place,
                                        it -> Optional.of(shown(asked, it))))
                .orElseThrow();
    }

    private Told shown(Asked asked, Optional<Item> found) {
        return found.filter(it -> !it.going() && document.isIn(it.spec()))
                .filter(it -> it.vaultName().equals(vaultName(asked)))
                .map(it -> Answers.shown(asked, document.show(it.spec(), it.status())))
                .orElseGet(Answers::missing);
    }

    private Told write(Asked asked) {
        Place place = place(asked);
        Place logins = asked.place(Kind.AZURE_CONFIG, LoginConfig.OBJECT);
        return Attempts.until(
                place,
                () ->
                        Attempts.with(
                                items.find(logins)
                                        .map(it -> it.filter(one -> !one.going()).isPresent())
                                        .then(
                                                two ->
                                                        items.find(place)
                                                                .map(it -> new Found(it, two))),
                                place,
                                found -> write(asked, place, found)));
    }

    /**
     * What there is.
     *
     * @param twoMounts whether logins have an AzureConfig of their own
     */
    private record Found(Optional<Item> role, boolean twoMounts) {
        Spec spec() {
            return role.map(Item::spec).orElse(Spec.EMPTY);
        }

        Spec status() {
            return role.map(Item::status).orElse(Spec.EMPTY);
        }
    }

    private Optional<Told> write(Asked asked, Place place, Found found) {
        String verb = found.role().isEmpty() ? "create" : "update";
        Optional<Told> refusal =
                office.refusal(asked, List.of(Asked.right(verb, place)))
                        .or(() -> found.role().flatMap(Obstacles::leaving))
                        .or(
                                () ->
                                        found.role()
                                                .flatMap(
                                                        it ->
                                                                Obstacles.otherwiseNamed(
                                                                        it, vaultName(asked))));
        if (refusal.isPresent()) {
            return refusal;
        }
        Draft draft =
                document.write(
                        Input.of(asked.request().body()),
                        found.spec(),
                        found.status(),
                        found.twoMounts());
        return written(
                asked,
                place,
                found.role(),
                new Changes(found.spec(), draft.spec()),
                draft.warnings());
    }

    private Optional<Told> written(
            Asked asked, Place place, Optional<Item> live, Changes changes, List<String> warnings) {
        Told done = Answers.done(asked, place, warnings);
        if (live.isPresent() && changes.isNone()) {
            return Optional.of(done);
        }
        return office.refusal(asked, Uses.of(changes.wanted(), place.namespace()))
                .or(() -> live.flatMap(it -> Obstacles.owned(it, changes)))
                .or(
                        () ->
                                Answers.of(
                                        live.map(it -> items.change(it, changes))
                                                .orElseGet(() -> created(asked, place, changes)),
                                        place,
                                        done));
    }

    private Written created(Asked asked, Place place, Changes changes) {
        String name = vaultName(asked);
        return items.create(
                place,
                name.equals(place.name()) ? Map.of() : Map.of(Item.VAULT_NAME, name),
                changes.wanted());
    }

    /** The role goes with its second half; what is not there is gone, as in Vault. */
    private Told delete(Asked asked) {
        Place place = place(asked);
        return Attempts.until(
                place,
                () -> Attempts.with(items.find(place), place, it -> delete(asked, place, it)));
    }

    private Optional<Told> delete(Asked asked, Place place, Optional<Item> found) {
        Optional<Item> live =
                found.filter(it -> !it.going() && it.vaultName().equals(vaultName(asked)));
        Told done = Answers.done(asked, place, List.of());
        if (live.filter(it -> document.isOtherIn(it.spec())).isPresent()) {
            Changes changes = new Changes(live.get().spec(), document.without(live.get().spec()));
            return office.refusal(asked, List.of(Asked.right("update", place)))
                    .or(() -> written(asked, place, live, changes, List.of()));
        }
        return office.refusal(asked, List.of(Asked.right("delete", place)))
                .or(
                        () ->
                                live.filter(it -> document.isIn(it.spec()))
                                        .map(items::delete)
                                        .map(it -> Answers.of(it, place, done))
                                        .orElse(Optional.of(done)));
    }

    private static String vaultName(Asked asked) {
        return Ascii.lower(asked.request().variable("name"));
    }

    private static Place place(Asked asked) {
        return asked.place(
                Kind.AZURE_ROLE,
                RoleName.of(asked.request().variable("name"))
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                Reply.error(
                                                        404,
                                                        "1 error occurred:\n\t* unsupported path\n\n"))));
    }
}

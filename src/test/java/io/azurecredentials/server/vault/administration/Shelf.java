package io.azurecredentials.server.vault.administration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.administration.Items;
import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Owner;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects in memory; what no API server would know how to read fails the test. */
final class Shelf implements Items {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Map<Place, Item> items = new HashMap<>();
    final Map<String, String> secrets = new HashMap<>();
    final List<String> foreign = new ArrayList<>();
    final List<String> annotated = new ArrayList<>();
    private final List<Written> scripted = new ArrayList<>();
    private int version;

    /** Whether somebody else makes the Secret that a value is to be put into. */
    boolean snatched;

    /** What the next write leads to. */
    void next(Written written) {
        scripted.add(written);
    }

    Item put(Place place, Spec spec, Spec status, boolean going, List<Owner> owners) {
        Item item =
                new Item(
                        place,
                        "uid-" + place.name(),
                        Integer.toString(version++),
                        going,
                        Map.of(),
                        spec,
                        status,
                        owners);
        items.put(place, item);
        return item;
    }

    Spec spec(Kind kind, String name) {
        return Optional.ofNullable(items.get(new Place(kind, "team-a", name)))
                .map(Item::spec)
                .orElseThrow();
    }

    @Override
    public Answer<Optional<Item>> find(Place place) {
        return Answer.given(Optional.ofNullable(items.get(place)));
    }

    @Override
    public Answer<List<Item>> list(Kind kind, String namespace) {
        return Answer.given(
                items.values().stream()
                        .filter(it -> it.place().kind() == kind)
                        .filter(it -> it.place().namespace().equals(namespace))
                        .toList());
    }

    @Override
    public Written create(Place place, Map<String, String> annotations, Spec spec) {
        return write(place, annotations, spec);
    }

    @Override
    public Written change(Item read, Changes changes) {
        return write(read.place(), read.annotations(), changes.wanted());
    }

    private Written write(Place place, Map<String, String> annotations, Spec spec) {
        if (!scripted.isEmpty()) {
            return scripted.removeFirst();
        }
        Object _ = MAPPER.convertValue(spec.tree(), type(place.kind()));
        Item item =
                new Item(
                        place,
                        "uid-" + place.name(),
                        Integer.toString(version++),
                        false,
                        annotations,
                        spec,
                        Spec.EMPTY,
                        List.of());
        items.put(place, item);
        return new Written.Done(item);
    }

    private static Class<?> type(Kind kind) {
        return switch (kind) {
            case AZURE_CONFIG -> AzureConfigSpec.class;
            case AZURE_ROLE -> AzureRoleSpec.class;
        };
    }

    @Override
    public Written annotate(Item read, String name, String value) {
        annotated.add(name + "=" + value);
        put(
                read.place(),
                read.spec(),
                read.status().with("lastHandledRotateRequest", value),
                false,
                List.of());
        return new Written.Done(read);
    }

    @Override
    public Written delete(Item read) {
        items.remove(read.place());
        return new Written.Done(read);
    }

    @Override
    public Answer<Boolean> hasRoom(Place config, String secret) {
        return Answer.given(!foreign.contains(secret));
    }

    @Override
    public Answer<Boolean> keep(Item config, String secret, String key, Sensitive value) {
        if (snatched) {
            foreign.add(secret);
            return Answer.given(false);
        }
        secrets.put(secret + "/" + key, value.reveal());
        return Answer.given(true);
    }
}

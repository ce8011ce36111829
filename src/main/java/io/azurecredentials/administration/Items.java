package io.azurecredentials.administration;

import io.azurecredentials.administration.change.Changes;
import io.azurecredentials.administration.change.Item;
import io.azurecredentials.administration.change.Kind;
import io.azurecredentials.administration.change.Place;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.administration.change.Written;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AzureConfigs and AzureRoles, and the Secrets that go with configs. */
public interface Items {

    /** As it stands; empty if there is none. */
    Answer<Optional<Item>> find(Place place);

    /** All of a kind in a namespace. */
    Answer<List<Item>> list(Kind kind, String namespace);

    /** Makes one; stale if there is one. */
    Written create(Place place, Map<String, String> annotations, Spec spec);

    /** Changes a spec; stale unless the object is as it was read. */
    Written change(Item read, Changes changes);

    /** Annotates it, whatever else has changed. */
    Written annotate(Item read, String name, String value);

    /** Deletes it; stale unless it is as it was read. */
    Written delete(Item read);

    /**
     * Whether a Secret of that name can be the config's, which may be yet to be made: there is
     * none, or it has it already.
     */
    Answer<Boolean> hasRoom(Place config, String secret);

    /** Puts a value into a Secret that goes when the config goes; false if the name is taken. */
    Answer<Boolean> keep(Item config, String secret, String key, Sensitive value);
}

package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.vault.wire.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is read back, in Vault's types: times in seconds, nothing as an empty text or a zero. */
final class Shown {
    private final Spec spec;
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    Shown(Spec spec) {
        this.spec = spec;
    }

    ObjectNode data() {
        return data;
    }

    Shown text(String name, String from) {
        return text(name, spec.text(from));
    }

    Shown text(String name, Optional<String> value) {
        data.put(name, value.orElse(""));
        return this;
    }

    Shown flag(String name, String from) {
        data.put(name, spec.flag(from));
        return this;
    }

    Shown whole(String name, String from) {
        data.put(name, spec.whole(from).orElse(0));
        return this;
    }

    Shown seconds(String name, String from) {
        data.put(name, time(from).map(Duration::toSeconds).orElse(0L));
        return this;
    }

    Shown texts(String name, String from) {
        return texts(name, spec.texts(from));
    }

    Shown texts(String name, List<String> values) {
        ArrayNode array = data.putArray(name);
        values.forEach(array::add);
        return this;
    }

    Optional<String> read(String from) {
        return spec.text(from);
    }

    Optional<Duration> time(String from) {
        return spec.text(from).flatMap(Durations::parse);
    }
}

package io.azurecredentials.server.vault.document;

import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.vault.wire.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Carries what was sent over to a spec: a field that was not sent stays, an empty one goes, and one
 * that says the same in other words stays as it is.
 */
final class Pen {
    /** Whatever else somebody sent as a name may be a secret, and is not said again. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Input input;
    private final List<String> warnings = new ArrayList<>();
    private Spec spec;
    private Optional<Sensitive> secret = Optional.empty();

    Pen(Input input, Spec live) {
        this.input = input;
        this.spec = live;
    }

    Input input() {
        return input;
    }

    Spec spec() {
        return spec;
    }

    void text(String from, String to) {
        input.text(from).ifPresent(it -> put(to, it, it.isEmpty()));
    }

    void texts(String from, String to) {
        input.texts(from).ifPresent(it -> put(to, it));
    }

    void flag(String from, String to) {
        input.flag(from).ifPresent(it -> put(to, it, false));
    }

    void whole(String from, String to) {
        input.whole(from).ifPresent(it -> put(to, it, it == 0));
    }

    void duration(String from, String to) {
        input.duration(from).ifPresent(it -> put(to, it));
    }

    void put(String to, Duration time) {
        boolean same = spec.text(to).flatMap(Durations::parse).filter(time::equals).isPresent();
        if (!same) {
            put(to, Durations.write(time), time.isZero());
        }
    }

    void put(String to, List<?> all) {
        put(to, List.copyOf(all), all.isEmpty());
    }

    /** What is empty goes. */
    void put(String to, Object value, boolean empty) {
        boolean same = value instanceof Long it && spec.whole(to).equals(OptionalLong.of(it));
        if (empty) {
            drop(to);
        } else if (!same) {
            spec = spec.with(to, value);
        }
    }

    void drop(String to) {
        spec = spec.without(to);
    }

    void replace(Spec other) {
        spec = other;
    }

    void keep(Sensitive password) {
        secret = Optional.of(password);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** A field that means nothing here. */
    void ignore(String name, String why) {
        if (input.has(name)) {
            warn(name + " is ignored: " + why);
        }
    }

    /** The name under which it came, the newer one first; warns of the older one. */
    String newer(String name, String deprecated) {
        if (!input.has(deprecated)) {
            return name;
        }
        warn(deprecated + " is deprecated; write " + name);
        return input.has(name) ? name : deprecated;
    }

    /** All is carried over that has one of these names. */
    Draft done(Set<String> known) {
        List<String> rest =
                input.beside(known).stream().filter(it -> NAME.matcher(it).matches()).toList();
        List<String> names = new ArrayList<>(rest);
        if (names.remove("name")) {
            warn(
                    "Endpoint replaced the value of these parameters with the values captured from the endpoint's path: [name]");
        }
        if (!names.isEmpty()) {
            warn(
                    "Endpoint ignored these unrecognized parameters: ["
                            + String.join(" ", names)
                            + "]");
        }
        return new Draft(spec, secret, warnings);
    }
}

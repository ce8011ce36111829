package io.azurecredentials.server.vault.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import java.util.function.Supplier;

/** What was sent, and what it was answered with if it was refused. */
final class Written {
    private Written() {}

    static Input input(String json) {
        return Input.of(Body.of(json.replace('\'', '"').getBytes(UTF_8)));
    }

    /** The spec after one write after the other. */
    static Spec config(ConfigDocument document, String... writes) {
        Spec spec = Spec.EMPTY;
        for (String json : writes) {
            spec = document.write(input(json), spec).spec();
        }
        return spec;
    }

    /** Likewise. */
    static Spec role(RoleDocument document, Spec live, String... writes) {
        Spec spec = live;
        for (String json : writes) {
            spec = document.write(input(json), spec, Spec.EMPTY, false).spec();
        }
        return spec;
    }

    /** The sentence of the refusal; empty if there is none. */
    static String refusal(Supplier<?> write) {
        try {
            Object _ = write.get();
            return "";
        } catch (Refused e) {
            return e.reply().body().orElseThrow().path("errors").path(0).asText();
        }
    }
}

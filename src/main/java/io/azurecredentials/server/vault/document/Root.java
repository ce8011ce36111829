package io.azurecredentials.server.vault.document;

import io.azurecredentials.administration.change.Spec;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator signs in with: {@code client_id}, {@code client_secret}, and the identity
 * token. Which of an AzureConfig's kinds it is follows from what is there, as in Vault; a kind that
 * Vault does not have stays until one that it has is written.
 */
final class Root {
    /** Of Vault 2.2 and later. */
    static final String TYPE = "auth_type";

    private static final String ID = "client_id";
    private static final String SECRET_NAME = "client_secret";
    private static final String AUDIENCE = "identity_token_audience";
    private static final String TTL = "identity_token_ttl";
    private static final String AT = "authentication";
    private static final List<String> KINDS =
            List.of("clientSecret", "clientCertificate", "workloadIdentity", "managedIdentity");

    private static final String ALONE =
            "auth_type aks_wi and msi go without client_secret and identity_token_audience";

    private Root() {}

    static void write(Pen pen, String secretName) {
        Input input = pen.input();
        if (Stream.of(ID, SECRET_NAME, AUDIENCE, TTL, TYPE).noneMatch(input::has)) {
            return;
        }
        String kind = kind(input, pen.spec());
        input.text(SECRET_NAME).filter(it -> !it.isEmpty()).map(Sensitive::of).ifPresent(pen::keep);
        switch (kind) {
            case "" -> pen.drop(AT);
            case "clientSecret" -> pen.replace(withSecret(pen, secretName));
            default -> pen.replace(with(pen, kind));
        }
        if (input.has(TTL) && !kind.equals("workloadIdentity")) {
            pen.warn(TTL + " is ignored: it goes with " + AUDIENCE);
        }
    }

    private static String kind(Input input, Spec live) {
        String present = present(live);
        boolean secret =
                input.text(SECRET_NAME)
                        .map(it -> !it.isEmpty())
                        .orElse(present.equals("clientSecret"));
        boolean token =
                input.text(AUDIENCE)
                        .map(it -> !it.isEmpty())
                        .orElse(live.has(AT + ".workloadIdentity.audience"));
        if (secret && token) {
            throw refused("only one of 'client_secret' or 'identity_token_audience' can be set");
        }
        return switch (input.text(TYPE).orElse("")) {
            case "" -> secret ? "clientSecret" : unnamed(input, live, token);
            case "root_creds" ->
                    only(secret, "clientSecret", "auth_type root_creds takes a client_secret");
            case "plugin_wif" ->
                    only(
                            token,
                            "workloadIdentity",
                            "auth_type plugin_wif takes an identity_token_audience");
            case "aks_wi", "aks_wif" -> only(!secret && !token, "workloadIdentity", ALONE);
            case "msi" -> only(!secret && !token, "managedIdentity", ALONE);
            default ->
                    throw refused(
                            "auth_type must be root_creds, plugin_wif, aks_wi or msi, or be left out");
        };
    }

    private static String only(boolean condition, String kind, String sentence) {
        if (!condition) {
            throw refused(sentence);
        }
        return kind;
    }

    private static String unnamed(Input input, Spec live, boolean token) {
        String present = present(live);
        boolean stays =
                (present.equals("workloadIdentity") && !input.has(AUDIENCE))
                        || present.equals("clientCertificate")
                        || (present.equals("managedIdentity") && !input.has(ID));
        if (token) {
            return "workloadIdentity";
        }
        if (stays) {
            return present;
        }
        return id(input, live).isEmpty() ? "" : "managedIdentity";
    }

    private static Spec withSecret(Pen pen, String secretName) {
        Spec live = pen.spec();
        Input input = pen.input();
        boolean fresh = input.text(SECRET_NAME).filter(it -> !it.isEmpty()).isPresent();
        String id = needed(id(input, live), SECRET_NAME);
        Map<String, Object> next = new LinkedHashMap<>(object(live, "clientSecret"));
        if (fresh || !id.equals(next.get("clientID"))) {
            next.remove("keyID");
        }
        next.put("clientID", id);
        if (fresh) {
            Map<String, Object> ref = new LinkedHashMap<>();
            ref.put("name", secretName);
            ref.put("key", ConfigDocument.SECRET_KEY);
            next.put("secretRef", ref);
        }
        return live.with(AT, Map.of("clientSecret", next));
    }

    private static Spec with(Pen pen, String kind) {
        Spec live = pen.spec();
        Input input = pen.input();
        Map<String, Object> next = new LinkedHashMap<>(object(live, kind));
        String id = id(input, live);
        if (kind.equals("managedIdentity")) {
            return live.with(AT, Map.of(kind, id.isEmpty() ? next : Map.of("clientID", id)));
        }
        next.put("clientID", needed(id, AUDIENCE));
        input.text(AUDIENCE).filter(it -> !it.isEmpty()).ifPresent(it -> next.put("audience", it));
        Pen inner = new Pen(input, live.with(AT, Map.of(kind, next)));
        if (kind.equals("workloadIdentity")) {
            inner.duration(TTL, AT + ".workloadIdentity.tokenTTL");
        }
        return inner.spec();
    }

    static void show(Shown shown, Spec spec) {
        shown.text(ID, shownID(spec))
                .text(AUDIENCE, AT + ".workloadIdentity.audience")
                .seconds(TTL, AT + ".workloadIdentity.tokenTTL");
    }

    /** By Vault's name; empty for one that it has none for. */
    static Optional<String> type(Spec spec) {
        return switch (present(spec)) {
            case "clientSecret" -> Optional.of("root_creds");
            case "workloadIdentity" ->
                    Optional.of(
                            spec.has(AT + ".workloadIdentity.audience") ? "plugin_wif" : "aks_wi");
            case "managedIdentity" -> Optional.of("msi");
            default -> Optional.empty();
        };
    }

    private static Optional<String> shownID(Spec spec) {
        return spec.text(AT + "." + present(spec) + ".clientID");
    }

    private static String id(Input input, Spec live) {
        return input.text(ID).or(() -> shownID(live)).orElse("");
    }

    private static String needed(String id, String field) {
        if (id.isEmpty()) {
            throw refused("client_id is required with " + field);
        }
        return id;
    }

    private static String present(Spec spec) {
        return KINDS.stream().filter(it -> spec.has(AT + "." + it)).findFirst().orElse("");
    }

    private static Map<String, Object> object(Spec spec, String kind) {
        return spec.tree().get(AT) instanceof Map<?, ?> all && all.get(kind) instanceof Map<?, ?> it
                ? Spec.of(it).tree()
                : Map.of();
    }

    private static Refused refused(String sentence) {
        return Refused.because(400, sentence);
    }
}

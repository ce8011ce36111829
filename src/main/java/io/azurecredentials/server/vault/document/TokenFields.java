package io.azurecredentials.server.vault.document;

import io.azurecredentials.server.http.Refused;
import java.util.Locale;
import java.util.Set;

/**
 * What tokens of a role are like (Vault SDK, {@code tokenutil.TokenParams}), under the names that
 * all of Vault's auth methods share, and those that they had before.
 */
final class TokenFields {
    static final Set<String> ALL =
            Set.of(
                    "token_ttl",
                    "token_max_ttl",
                    "token_explicit_max_ttl",
                    "token_period",
                    "token_num_uses",
                    "token_policies",
                    "token_no_default_policy",
                    "token_bound_cidrs",
                    "token_type",
                    "ttl",
                    "max_ttl",
                    "period",
                    "num_uses",
                    "policies");

    private static final String AT = "login.token.";

    private TokenFields() {}

    static void write(Pen pen) {
        pen.duration(pen.newer("token_ttl", "ttl"), AT + "ttl");
        pen.duration(pen.newer("token_max_ttl", "max_ttl"), AT + "maxTTL");
        pen.duration("token_explicit_max_ttl", AT + "explicitMaxTTL");
        pen.duration(pen.newer("token_period", "period"), AT + "period");
        uses(pen, pen.newer("token_num_uses", "num_uses"));
        policies(pen, pen.newer("token_policies", "policies"));
        pen.flag("token_no_default_policy", AT + "noDefaultPolicy");
        pen.texts("token_bound_cidrs", AT + "boundCIDRs");
        pen.input()
                .text("token_type")
                .map(TokenFields::kind)
                .filter(it -> !it.equals(pen.spec().text(AT + "type").orElse("Service")))
                .ifPresent(it -> pen.put(AT + "type", it, false));
    }

    private static void uses(Pen pen, String name) {
        if (pen.input().whole(name).filter(it -> it < 0).isPresent()) {
            throw Refused.because(400, "'token_num_uses' cannot be negative");
        }
        pen.whole(name, AT + "numUses");
    }

    /** As Vault keeps them. */
    private static void policies(Pen pen, String name) {
        pen.input()
                .texts(name)
                .map(
                        it ->
                                it.stream()
                                        .map(one -> one.toLowerCase(Locale.ROOT))
                                        .distinct()
                                        .sorted()
                                        .toList())
                .ifPresent(it -> pen.put(AT + "policies", it));
    }

    private static String kind(String type) {
        return switch (type) {
            case "", "default", "service", "default-service", "default-batch" -> "Service";
            case "batch" -> "Batch";
            default ->
                    throw Refused.because(
                            400, "invalid 'token_type' value: write service, batch or default");
        };
    }

    static void show(Shown shown) {
        shown.seconds("token_ttl", AT + "ttl")
                .seconds("token_max_ttl", AT + "maxTTL")
                .seconds("token_explicit_max_ttl", AT + "explicitMaxTTL")
                .seconds("token_period", AT + "period")
                .whole("token_num_uses", AT + "numUses")
                .texts("token_policies", AT + "policies")
                .flag("token_no_default_policy", AT + "noDefaultPolicy")
                .texts("token_bound_cidrs", AT + "boundCIDRs");
        String type = shown.read(AT + "type").orElse("Service");
        shown.data().put("token_type", type.toLowerCase(Locale.ROOT));
    }
}

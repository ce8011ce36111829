package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code auth/azure/role/:name}. What a write leaves out stays.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/azure#create-update-role">
 *     Create/Update role</a>
 */
public record LoginRole() implements RoleDocument {
    private static final String AT = "login";

    /** By Vault's name for it. */
    private static final Map<String, String> BOUND =
            Map.of(
                    "bound_service_principal_ids", AT + ".boundServicePrincipalIDs",
                    "bound_group_ids", AT + ".boundGroupIDs",
                    "bound_locations", AT + ".boundLocations",
                    "bound_subscription_ids", AT + ".boundSubscriptionIDs",
                    "bound_resource_groups", AT + ".boundResourceGroups",
                    "bound_scale_sets", AT + ".boundScaleSets");

    /** In the documents' samples, and in no version of Vault. */
    private static final String AGE = "max_jwt_exp";

    private static final Set<String> FIELDS = fields(BOUND.keySet());

    private static Set<String> fields(Set<String> bound) {
        Set<String> all = new HashSet<>(bound);
        all.addAll(TokenFields.ALL);
        all.add(AGE);
        return Set.copyOf(all);
    }

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public boolean isIn(Spec spec) {
        return spec.has(AT);
    }

    @Override
    public boolean isOtherIn(Spec spec) {
        return new SecretsRole().isIn(spec);
    }

    @Override
    public Draft write(Input input, Spec live, Spec status, boolean twoMounts) {
        Pen pen = new Pen(input, live);
        String config = twoMounts ? LoginConfig.OBJECT : SecretsConfig.OBJECT;
        if (!live.has("configRef")) {
            pen.put("configRef", RoleDocument.config(config), false);
        }
        if (!live.has(AT)) {
            pen.put(
                    AT,
                    twoMounts ? Map.of("configRef", RoleDocument.config(config)) : Map.of(),
                    false);
        } else if (twoMounts && isOfOneMount(live)) {
            pen.put(AT + ".configRef", RoleDocument.config(config), false);
        }
        BOUND.forEach(pen::texts);
        pen.duration(AGE, AT + ".maxTokenAge");
        TokenFields.write(pen);
        return pen.done(FIELDS);
    }

    /** It was written before logins had a config of their own. */
    private static boolean isOfOneMount(Spec live) {
        return !live.has(AT + ".configRef")
                && !live.has("configRef.namespace")
                && live.text("configRef.name").orElse("").equals(SecretsConfig.OBJECT);
    }

    @Override
    public Spec without(Spec spec) {
        return spec.without(AT);
    }

    @Override
    public ObjectNode show(Spec spec, Spec status) {
        Shown shown = new Shown(spec);
        BOUND.forEach(shown::texts);
        if (spec.has(AT + ".maxTokenAge")) {
            shown.seconds(AGE, AT + ".maxTokenAge");
        }
        TokenFields.show(shown);
        return shown.data();
    }
}

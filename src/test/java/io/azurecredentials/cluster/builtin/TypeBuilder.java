package io.azurecredentials.cluster.builtin;

import io.azurecredentials.cluster.resource.NameRule;
import io.azurecredentials.cluster.resource.Names;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Strategy;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.resource.View;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Describes one built-in kind, starting from what most of them are. */
final class TypeBuilder {

    private final String group;
    private final String plural;
    private final Class<?> model;
    private final String[] shortNames;
    private List<String> categories = List.of();
    private final Set<Trait> traits = EnumSet.of(Trait.STRATEGIC_PATCH, Trait.UNCONDITIONAL_UPDATE);
    private boolean namespaced = true;
    private NameRule nameRule = NameRule.SUBDOMAIN;
    private Strategy strategy = Strategy.NONE;
    private List<String> fields = List.of();
    private String storage;
    private View view = View.SAME;

    TypeBuilder(String group, String plural, Class<?> model, String... shortNames) {
        this.group = group;
        this.plural = plural;
        this.model = model;
        this.shortNames = shortNames;
        this.storage = group + "/" + plural;
    }

    TypeBuilder categories(String... groupings) {
        categories = List.of(groupings);
        return this;
    }

    TypeBuilder clusterScoped() {
        namespaced = false;
        return this;
    }

    TypeBuilder traits(Trait... more) {
        Collections.addAll(traits, more);
        return this;
    }

    TypeBuilder without(Trait trait) {
        traits.remove(trait);
        return this;
    }

    TypeBuilder nameRule(NameRule rule) {
        nameRule = rule;
        return this;
    }

    TypeBuilder strategy(Strategy rules) {
        strategy = rules;
        return this;
    }

    TypeBuilder fields(String... selectable) {
        fields = List.of(selectable);
        return this;
    }

    TypeBuilder storedAs(String collection, View seenAs) {
        storage = collection;
        view = seenAs;
        return this;
    }

    ResourceType build() {
        Names names =
                Names.of(plural, model.getSimpleName(), shortNames).withCategories(categories);
        return new ResourceType(
                group,
                "v1",
                names,
                namespaced,
                Set.copyOf(traits),
                nameRule,
                List.of(),
                fields,
                storage,
                view,
                strategy,
                () -> BuiltinSchemas.of(model));
    }
}

package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Wish;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * With what a role's applications are looked at.
 *
 * @param wish what the role wants of them
 * @param found what Azure has of what the role names
 * @param login whether one can log in for it
 * @param config that the role names, if it can be read
 * @param ready whether its status said that it works as it is written
 * @param conditions what is said meanwhile
 */
record Occasion(
        Wish wish,
        Findings found,
        Optional<UseCheck> useCheck,
        LoginOutlook login,
        Optional<AzureConfig> config,
        boolean ready,
        BiFunction<Estate, Conditions, List<Condition>> conditions) {

    Entry entry(Estate estate, Conditions since) {
        return new Entry(found, estate, useCheck, login, conditions.apply(estate, since));
    }
}

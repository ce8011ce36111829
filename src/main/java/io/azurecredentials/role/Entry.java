package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Condition;
import io.azurecredentials.role.lifecycle.Estate;
import java.util.List;
import java.util.Optional;

/**
 * What a role's status is to say.
 *
 * @param found what Azure has of what the role names
 * @param estate the applications that are kept for it
 * @param login whether one can log in for it, which is said beside the conditions
 */
record Entry(
        Findings found,
        Estate estate,
        Optional<UseCheck> useCheck,
        LoginOutlook login,
        List<Condition> conditions) {
    Entry {
        conditions = List.copyOf(conditions);
    }
}

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
 */
record Entry(
        Findings found, Estate estate, Optional<UseCheck> useCheck, List<Condition> conditions) {
    Entry {
        conditions = List.copyOf(conditions);
    }
}

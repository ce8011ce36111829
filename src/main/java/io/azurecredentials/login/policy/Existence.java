package io.azurecredentials.login.policy;

import io.azurecredentials.login.policy.Facts.Account;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides on what the directory says of a principal, once it was asked: nobody comes in, or stays,
 * who is gone or may not sign in any more.
 */
record Existence(Subject subject, Facts facts) {

    /**
     * @param ofActive decides about one who can sign in
     */
    Decision then(Function<Account.Active, Decision> ofActive) {
        if (facts.account().isEmpty()) {
            return new Decision.Undecided(Set.of(new Need.AccountOf(subject.objectID())));
        }
        return switch (facts.account().get()) {
            case Account.Active active -> ofActive.apply(active);
            case Account.Disabled _ -> new Decision.Denied(Denial.ACCOUNT_DISABLED);
            case Account.Gone _ -> new Decision.Denied(Denial.ACCOUNT_GONE);
        };
    }
}

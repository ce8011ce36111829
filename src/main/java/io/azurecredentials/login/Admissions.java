package io.azurecredentials.login;

import io.azurecredentials.base.Answer;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Subject;

/** Decides whom a role admits; asks Azure what that takes, and nothing where it takes nothing. */
@FunctionalInterface
public interface Admissions {
    /**
     * The decision, which is final.
     *
     * @param terms of the role; Azure is asked through its config
     */
    Answer<Decision> decide(Terms terms, Subject subject, Hints hints);
}

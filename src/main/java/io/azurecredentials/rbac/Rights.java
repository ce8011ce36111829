package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;

/** What somebody may do. */
@FunctionalInterface
public interface Rights {
    /** Whether he may, or a {@code Retryable} if nobody can tell. */
    Answer<Boolean> has(Caller caller, Right right);
}

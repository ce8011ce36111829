package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Marks;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.session.token.AuditMarks;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.ValidToken;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param caller as Kubernetes knows him
 * @param token that a login gave him; empty if he showed one of Kubernetes
 */
public record Asker(Caller caller, Optional<ValidToken> token) {

    /** The holder of a login token. */
    public static Asker of(ValidToken token) {
        Grant grant = token.grant();
        Caller caller =
                new Caller(grant.user(), grant.subject().objectID(), grant.groups(), Map.of());
        return new Asker(caller, Optional.of(token));
    }

    /** His own session, if he has one. */
    public Optional<SessionReference> session() {
        return token.flatMap(ValidToken::reference);
    }

    /** What is written down of him. */
    public Account account(Outcome outcome, String reason) {
        Account account =
                token.map(it -> named(it, outcome, reason))
                        .orElseGet(() -> Account.of(outcome, reason));
        return account.as(caller.user());
    }

    private static Account named(ValidToken token, Outcome outcome, String reason) {
        AuditMarks marks = AuditMarks.of(token);
        return Audited.of(outcome, reason, Optional.of(token.grant()))
                .with(new Marks(Optional.of(marks.mark()), marks.accessor()));
    }
}

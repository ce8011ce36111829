package io.azurecredentials.server.vault;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.audit.Marks;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.audit.Who;
import io.azurecredentials.login.jwt.Ascii;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.vault.wire.Envelope;
import io.azurecredentials.session.token.AuditMarks;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sees to it that whatever becomes of a request, defects included, is written down once.
 *
 * @param trail takes the lines; never waits, and never fails
 * @param now the time
 */
public record Audited(Consumer<Entry> trail, Supplier<Instant> now) {
    private static final int OK = 200;

    /** The handler that answers so. */
    public Handler of(Deed deed, Function<Request, Told> answer) {
        return request -> {
            long started = System.nanoTime();
            Account account = Account.of(Outcome.FAILED, "Defect");
            try {
                Told told = answer.apply(request);
                account = told.account();
                return told.reply();
            } catch (Refused e) {
                account = Account.of(Outcome.REFUSED, "Malformed");
                throw e;
            } finally {
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                trail.accept(entry(deed, request, account, took));
            }
        };
    }

    /** The answer that gives somebody a token, or lets one live on. */
    public Reply granted(Request request, KnownToken token, List<String> warnings) {
        return Reply.json(OK, Envelope.auth(request.id(), token, warnings, now.get()));
    }

    /** Of somebody whose token is good. */
    public static Account allowed(ValidToken token) {
        AuditMarks marks = AuditMarks.of(token);
        return of(Outcome.ALLOWED, "", Optional.of(token.grant()))
                .with(new Marks(Optional.of(marks.mark()), marks.accessor()));
    }

    /** Of somebody whose token was good once, or never. */
    public static Account of(Outcome outcome, String reason, Optional<Grant> grant) {
        return Account.of(outcome, reason)
                .about(grant.map(it -> it.role().name()).orElse(""))
                .by(grant.map(it -> who(it.subject())));
    }

    /** Who a subject is. */
    public static Who who(Subject subject) {
        return new Who(subject.tenantID(), subject.objectID());
    }

    /** A constant's name as reasons are written. */
    public static String word(Enum<?> constant) {
        return Stream.of(constant.name().split("_", -1))
                .map(it -> it.charAt(0) + Ascii.lower(it.substring(1)))
                .collect(Collectors.joining());
    }

    private Entry entry(Deed deed, Request request, Account account, Duration took) {
        String namespace = request.variables().getOrDefault("namespace", request.namespace());
        return new Entry(
                now.get(),
                deed,
                request.id(),
                request.caller().getHostAddress(),
                namespace,
                account,
                took);
    }
}

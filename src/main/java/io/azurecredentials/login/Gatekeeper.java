package io.azurecredentials.login;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.Claims;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Refusal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.jwt.TokenVerifier;
import io.azurecredentials.login.jwt.Unverified;
import io.azurecredentials.login.jwt.Verdict;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Denial;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Subject;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides who may come in for which role, and whether he still may when he comes again. Writes
 * nothing.
 *
 * <pre>
 *                                           asks      refused
 *   form and header of the token            nobody    400, 403
 *   is there such a role?                   nobody    as if there were
 *   claims of the token                     nobody    403
 *   a key of that id                        Entra     403, 503: at most once in 5 minutes
 *   signature, claims again                 nobody    403
 *   is the role what this replica knows?    the API server, unless others just did   403, 503
 *   the caller's address                    nobody    403
 *   service principal, groups, resources    Graph, ARM; only if bound, and cached    403, 503
 *   is the role still the same?             the API server, unless others just did   403, 503
 * </pre>
 *
 * <p>Who asks for a role that does not exist, or that has no logins, is treated as if he asked for
 * one that has and does not admit him: a name can be tried in no way that costs less than a token
 * that is good for it, and neither what is answered nor how long that takes tells whether there is
 * such a role. That takes looking for both each time: for the role, and for the one that would
 * stand in for it.
 */
public final class Gatekeeper {
    private static final String CHANGED = "RoleChanged";
    private static final String ELSEWHERE = "AddressNotBound";

    private final Views views;
    private final Function<Terms, Keys> keys;
    private final Admissions admissions;
    private final Supplier<Instant> now;

    /**
     * @param keys of the tenant that the terms name
     */
    public Gatekeeper(
            Views views, Function<Terms, Keys> keys, Admissions admissions, Supplier<Instant> now) {
        this.views = views;
        this.keys = keys;
        this.admissions = admissions;
        this.now = now;
    }

    /** Whether somebody may come in. */
    public Ruling admit(Attempt attempt) {
        return switch (Unverified.read(attempt.jwt())) {
            case Unverified.Reading.Refused(Refusal refusal) -> TurnedAway.of(refusal);
            case Unverified.Reading.Read(Unverified token) -> admit(attempt, token);
        };
    }

    private Ruling admit(Attempt attempt, Unverified token) {
        Answer<Terms> own = views.known().find(attempt.namespace(), attempt.role());
        Answer<Terms> other =
                views.standIns()
                        .find(attempt.namespace(), attempt.role())
                        .map(it -> views.known().find(it.namespace(), it.name()))
                        .orElse(own);
        return obstacle(own)
                .map(it -> TurnedAway.like(admit(attempt, token, other), it))
                .orElseGet(() -> admit(attempt, token, own));
    }

    /** Why nobody can log in for the role, if somebody has to mend that first. */
    private static Optional<Reason> obstacle(Answer<Terms> role) {
        return role instanceof Answer.Refused<Terms>(Problem problem)
                        && !(problem instanceof Problem.Retryable)
                ? Optional.of(problem.reason())
                : Optional.empty();
    }

    /**
     * Whether somebody who came in before still may, by the role as it is now.
     *
     * @param role that he came in for
     * @param subject who he was then
     * @param caller where he asks from
     */
    public Ruling readmit(RoleID role, Subject subject, InetAddress caller) {
        Optional<Subject> who = Optional.of(subject);
        return switch (views.staying().find(role.namespace(), role.name())) {
            case Answer.Given<Terms>(Terms terms) when terms.role().equals(role) ->
                    readmit(terms, subject, caller);
            case Answer.Given<Terms> _ -> Ruling.Refused.denied(Reason.ROLE_NOT_FOUND, who);
            case Answer.Refused<Terms>(Problem problem) -> Ruling.Refused.of(problem, who);
        };
    }

    /**
     * For whom tokens are made that tell clusters who came in for a role, by the role and its
     * config as they are now.
     *
     * @return empty if for nobody, or if that role has gone
     */
    public Answer<Optional<String>> clusterAudience(RoleID role) {
        return views.staying()
                .find(role.namespace(), role.name())
                .map(terms -> Optional.of(terms).filter(it -> it.role().equals(role)))
                .map(it -> it.flatMap(Terms::clusterAudience));
    }

    private Ruling admit(Attempt attempt, Unverified token, Answer<Terms> role) {
        return switch (role) {
            case Answer.Given<Terms>(Terms terms) -> admit(attempt, token, terms);
            case Answer.Refused<Terms>(Problem problem) ->
                    Ruling.Refused.of(problem, Optional.empty());
        };
    }

    private Ruling admit(Attempt attempt, Unverified token, Terms terms) {
        Instant at = now.get();
        Verdict verdict =
                new TokenVerifier(terms.rules().expected()).verify(token, keys.apply(terms), at);
        return switch (verdict) {
            case Verdict.Refused(Refusal refusal) -> TurnedAway.of(refusal);
            case Verdict.Verified(Claims claims) -> admit(attempt, terms, claims);
        };
    }

    /** Azure is not asked for the sake of a role that may not: that needs the role as it is. */
    private Ruling admit(Attempt attempt, Terms terms, Claims claims) {
        Subject who = Proven.subject(claims, Optional.empty());
        return confirmed(
                views.present(),
                terms,
                who,
                now -> {
                    if (!isBound(attempt.caller(), now)) {
                        return Ruling.Refused.denied(ELSEWHERE, Optional.of(who));
                    }
                    return decided(
                            admissions.decide(
                                    now,
                                    io.azurecredentials.login.policy.Subject.of(claims),
                                    attempt.hints()),
                            who,
                            it -> admitted(now, Proven.subject(claims, it), claims.expires()));
                });
    }

    private Ruling admitted(Terms terms, Subject subject, Instant until) {
        return confirmed(
                views.present(), terms, subject, it -> new Ruling.Admitted(it, subject, until));
    }

    private static boolean isBound(InetAddress caller, Terms terms) {
        List<AddressRange> ranges = terms.rules().token().boundCIDRs();
        return ranges.isEmpty() || ranges.stream().anyMatch(it -> it.contains(caller));
    }

    private Ruling readmit(Terms terms, Subject subject, InetAddress caller) {
        Expected expected = terms.rules().expected();
        Optional<Subject> who = Optional.of(subject);
        if (!expected.tenantID().equals(subject.tenantID())) {
            return Ruling.Refused.denied(Refusal.TENANT, who);
        }
        if (subject.applicationID().isEmpty() && !expected.userTokens()) {
            return Ruling.Refused.denied(Refusal.USER_TOKEN, who);
        }
        if (!isBound(caller, terms)) {
            return Ruling.Refused.denied(ELSEWHERE, who);
        }
        return decided(
                admissions.decide(terms, Proven.remembered(subject), Hints.NONE),
                subject,
                _ ->
                        confirmed(
                                views.staying(),
                                terms,
                                subject,
                                it -> new Ruling.Admitted(it, subject, Instant.MAX)));
    }

    /** What somebody has to allow us first does not come by waiting: to the caller it is a no. */
    private static Ruling decided(
            Answer<Decision> answer,
            Subject who,
            Function<Optional<ResourceID>, Ruling> whenAdmitted) {
        return switch (answer) {
            case Answer.Refused<Decision>(Problem problem) ->
                    Ruling.Refused.of(problem, Optional.of(who));
            case Answer.Given<Decision>(Decision.Admitted(var proven)) ->
                    whenAdmitted.apply(proven);
            case Answer.Given<Decision>(Decision.Denied(Denial denial)) ->
                    Ruling.Refused.denied(denial, Optional.of(who));
            case Answer.Given<Decision>(Decision.Undecided _) ->
                    throw new IllegalStateException("the answers lead nowhere");
        };
    }

    /** What this replica knows may be out of date, and questions take time. */
    private static Ruling confirmed(
            Roles roles, Terms terms, Subject who, Function<Terms, Ruling> then) {
        return switch (roles.find(terms.role().namespace(), terms.role().name())) {
            case Answer.Given<Terms>(Terms again) when again.areThose(terms) -> then.apply(again);
            case Answer.Given<Terms> _ ->
                    Ruling.Refused.unavailable(CHANGED, Optional.empty(), Optional.of(who));
            case Answer.Refused<Terms>(Problem problem) ->
                    Ruling.Refused.of(problem, Optional.of(who));
        };
    }
}

package io.azurecredentials.server.vault;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens of which one is good, and that tell what was asked of them. */
public final class Scripted implements OwnTokens {
    /** What nobody could answer. */
    public static final Problem BUSY =
            new Problem.Retryable(
                    Reason.KUBERNETES_UNAVAILABLE, "fake", Optional.of(Duration.ofSeconds(9)));

    private final List<String> asked = new ArrayList<>();
    private final ValidToken token;
    private Answer<Renewal> renewal;
    private Answer<Revocation> revocation = Answer.given(Revocation.REVOKED);
    private boolean busy;

    public Scripted(ValidToken token) {
        this.token = token;
        this.renewal = Answer.given(new Renewal.Renewed(token, List.of()));
    }

    public Scripted renewing(Answer<Renewal> answer) {
        renewal = answer;
        return this;
    }

    public Scripted revoking(Answer<Revocation> answer) {
        revocation = answer;
        return this;
    }

    public Scripted busy() {
        busy = true;
        return this;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public Answer<Presented> present(String namespace, Sensitive text, InetAddress caller) {
        asked.add("present in " + namespace + " from " + caller.getHostAddress());
        if (busy) {
            return Answer.refused(BUSY);
        }
        return Answer.given(
                text.reveal().equals(token.text().reveal())
                        ? new Presented.Valid(token)
                        : new Presented.Invalid(Standing.NO_SESSION, Optional.empty()));
    }

    @Override
    public Answer<Renewal> renew(
            KnownToken known, Optional<Duration> increment, InetAddress caller) {
        asked.add("renew by " + increment.map(Duration::toString).orElse("nothing"));
        return renewal;
    }

    @Override
    public Answer<Revocation> revoke(KnownToken known) {
        asked.add("revoke");
        return revocation;
    }
}

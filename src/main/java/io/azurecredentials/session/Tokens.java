package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one door to our own login tokens: they are issued, looked at, renewed and revoked here, on
 * every replica alike. Nothing is decided upon what is older than half a second; what cannot be
 * asked is refused, to be tried again.
 */
public final class Tokens {
    private final Sessions sessions;
    private final Issuance issuance;
    private final Presentation presentation;
    private final Renewals renewals;
    private final Directory directory;

    /**
     * @param census of the namespaces that tokens are issued in; closed by whoever began it
     * @param keys as {@link TokenKeys} knows them
     * @param clock this replica's
     */
    public Tokens(
            KubernetesClient client,
            Census census,
            Supplier<Keyring> keys,
            Roles roles,
            InstantSource clock) {
        this.sessions = new Sessions(new Records(client), keys);
        this.issuance = new Issuance(sessions, census, keys, clock);
        this.presentation = new Presentation(sessions, keys, roles, clock);
        this.renewals = new Renewals(sessions, clock);
        this.directory = new Directory(sessions, keys, roles, clock);
    }

    /**
     * Issues a token to somebody who was admitted. A service token is written down before this
     * returns, unless its subject has too many already; batch tokens there can be any number of.
     *
     * @param role that admitted him, by its present UID
     */
    public Answer<Issued> issue(RoleID role, Subject subject, TokenRules rules) {
        return issuance.issue(role, subject, rules);
    }

    /**
     * Issues a child of a token: for the same subject, with no more than its parent has, and ended
     * with it.
     *
     * @param parent that was presented with the wish
     */
    public Answer<Offspring> issueChild(ValidToken parent, ChildWish wish) {
        return issuance.issueChild(parent, wish);
    }

    /**
     * What a token is good for. That is one use of it, even if what it is wanted for fails.
     *
     * @param namespace that the request is about
     * @param from where it comes from
     */
    public Answer<Presented> present(String namespace, Sensitive token, InetAddress from) {
        return presentation.present(namespace, token, from);
    }

    /**
     * Lets a token live longer.
     *
     * @param increment how long the caller wants it to live from now
     * @param readmission asked before anything is written
     */
    public Answer<Renewal> renew(
            KnownToken token, Optional<Duration> increment, Readmission readmission) {
        return renewals.renew(token, increment, readmission);
    }

    /** Ends a token and its children, on every replica within a second. */
    public Answer<Revocation> revoke(KnownToken token) {
        return token.reference()
                .map(
                        it ->
                                sessions.end(token.grant().role().namespace(), it)
                                        .map(_ -> Revocation.REVOKED))
                .orElseGet(() -> Answer.given(Revocation.BATCH));
    }

    /** The session that a token of ours has, or had, wherever; nobody is asked. */
    public Optional<SessionReference> reference(TokenName name) {
        return directory.reference(name);
    }

    /**
     * The token of that name, if it is one of the namespace and good, wherever it may be used from;
     * no use of it.
     */
    public Answer<Optional<KnownToken>> find(String namespace, TokenName name) {
        return directory.find(namespace, name);
    }

    /** Whether a token is a child of that session's, or of one of its children. */
    public Answer<Boolean> descends(KnownToken token, SessionReference from) {
        return directory.descends(token, from);
    }

    /** When a token ends unless it or one of its parents is renewed; empty if one is over. */
    public Answer<Optional<Instant>> end(KnownToken token) {
        return directory.end(token);
    }
}

package io.azurecredentials.session;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.Accessor;
import io.azurecredentials.session.token.ChildWish;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one door to our own login tokens: they are issued, looked at, renewed and revoked here, on
 * every replica alike. Nothing is decided upon what is older than half a second; what cannot be
 * asked is refused, to be tried again.
 */
public final class Tokens {
    private final Supplier<Keyring> keys;
    private final Sessions sessions;
    private final Issuance issuance;
    private final Presentation presentation;
    private final Renewals renewals;

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
        this.keys = keys;
        this.sessions = new Sessions(new Records(client), keys);
        this.issuance = new Issuance(sessions, census, keys, clock);
        this.presentation = new Presentation(sessions, keys, roles, clock);
        this.renewals = new Renewals(sessions, clock);
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
     * @param token that was presented with the wish
     * @param increment how long the caller wants it to live from now
     * @param readmission asked before anything is written
     */
    public Answer<Renewal> renew(
            ValidToken token, Optional<Duration> increment, Readmission readmission) {
        return renewals.renew(token, increment, readmission);
    }

    /**
     * Ends a token, on every replica within a second.
     *
     * @param token that was presented with the wish
     */
    public Answer<Revocation> revoke(ValidToken token) {
        return switch (token) {
            case ValidToken.Batch _ -> Answer.given(Revocation.BATCH);
            case ValidToken.Service it ->
                    sessions.end(it.grant().role().namespace(), it.token().session())
                            .map(_ -> Revocation.REVOKED);
        };
    }

    /** The session that an accessor is a handle on, if it is in the namespace; no use of it. */
    public Answer<Optional<Session>> lookUp(String namespace, String accessor) {
        return Accessor.read(keys.get(), accessor)
                .map(it -> sessions.find(namespace, it.session()))
                .orElseGet(() -> Answer.given(Optional.empty()));
    }
}

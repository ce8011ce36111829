package io.azurecredentials.server.vault;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.Presented;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.token.KnownToken;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** The tokens that logins gave out. */
public interface OwnTokens {
    /** What a token is worth; that is one use of it. */
    Answer<Presented> present(String namespace, Sensitive token, InetAddress caller);

    /** Lets it live longer, if its role still admits whoever it was given to. */
    Answer<Renewal> renew(KnownToken token, Optional<Duration> increment, InetAddress caller);

    /** Ends it. */
    Answer<Revocation> revoke(KnownToken token);
}

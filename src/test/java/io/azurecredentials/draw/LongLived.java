package io.azurecredentials.draw;

import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.BatchToken;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.session.token.ValidToken;
import java.time.Instant;
import java.util.List;

/** A login token that outlives every test. */
final class LongLived {
    private static final Instant ISSUED = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private LongLived() {}

    static ValidToken token(RoleID role) {
        Grant grant =
                new Grant(role, OurTokens.MACHINE, List.of("default"), List.of(), ISSUED, END);
        TokenKey key = new TokenKey(new byte[TokenKey.SECRET_BYTES], ISSUED);
        return new ValidToken.Batch(BatchToken.made(key, grant).orElseThrow());
    }
}

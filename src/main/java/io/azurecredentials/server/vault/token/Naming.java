package io.azurecredentials.server.vault.token;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.session.TokenName;

/** How a token is named in a request, and what is said of one that is not there. */
enum Naming {
    TOKEN("token", "missing token ID", "bad token") {
        @Override
        TokenName of(String text) {
            return new TokenName.Text(Sensitive.of(text));
        }

        @Override
        Reply missing(Wish wish) {
            return switch (wish) {
                case RENEWAL -> Reply.error(BAD_REQUEST, "token not found");
                case LOOKUP, REVOCATION -> super.missing(wish);
            };
        }
    },
    ACCESSOR("accessor", "missing accessor", "invalid accessor") {
        @Override
        TokenName of(String text) {
            return new TokenName.Accessor(text);
        }
    };

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final String field;
    private final String unnamed;
    private final String unknown;

    Naming(String field, String unnamed, String unknown) {
        this.field = field;
        this.unnamed = unnamed;
        this.unknown = unknown;
    }

    /** The member of a request that names it. */
    String field() {
        return field;
    }

    /** What is said where nothing is named, in Vault's words. */
    String unnamed() {
        return unnamed;
    }

    /** The token of that name. */
    abstract TokenName of(String text);

    /**
     * What is said of one that is not there to whoever may know, in Vault's words. Vault lets
     * anything be revoked that is not there; here a token of another namespace would pass for
     * revoked.
     */
    Reply missing(Wish wish) {
        return Reply.error(FORBIDDEN, unknown);
    }
}

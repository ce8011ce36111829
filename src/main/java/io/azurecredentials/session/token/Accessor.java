package io.azurecredentials.session.token;

import java.util.Optional;

/**
 * The handle on a token that grants nothing by itself (Vault, "Tokens": token accessors): its
 * session's id, sealed.
 *
 * @param session that it is a handle on
 * @param text the accessor itself
 */
public record Accessor(SessionID session, String text) {

    /** The accessor of a session; always the same for the same key. */
    public static Accessor of(TokenKey key, SessionID session) {
        return new Accessor(session, Sealed.write(key, Purpose.ACCESSOR, session.bytes()));
    }

    /** Reads one that we made. */
    public static Optional<Accessor> read(Keyring keys, String text) {
        return Sealed.read(keys, Purpose.ACCESSOR, text, SessionID.BYTES, SessionID.BYTES)
                .map(it -> new Accessor(SessionID.of(it.content()), text));
    }
}

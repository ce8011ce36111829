package io.azurecredentials.session.token;

import java.util.Optional;

/**
 * The handle on a token that grants nothing by itself (Vault, "Tokens": token accessors): its
 * session, sealed.
 *
 * @param session that it is a handle on
 * @param text the accessor itself
 */
public record Accessor(SessionReference session, String text) {

    /** The accessor of a session; always the same for the same key. */
    public static Accessor of(TokenKey key, SessionReference session) {
        return new Accessor(session, Sealed.write(key, Purpose.ACCESSOR, session.bytes()));
    }

    /** Reads one that we made. */
    public static Optional<Accessor> read(Keyring keys, String text) {
        return Sealed.read(
                        keys,
                        Purpose.ACCESSOR,
                        text,
                        SessionReference.BYTES,
                        SessionReference.BYTES)
                .map(it -> new Accessor(SessionReference.of(it.content()), text));
    }
}

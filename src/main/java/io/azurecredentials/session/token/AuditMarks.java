package io.azurecredentials.session.token;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What an audit line says of a token and of its accessor: HMACs, always the same for the same
 * token, from which nobody can make either.
 *
 * @param mark of the token
 * @param accessor of its accessor, if it has one
 */
public record AuditMarks(String mark, Optional<String> accessor) {
    private static final String PREFIX = "hmac-sha256:";

    /** The marks of a token of ours. */
    public static AuditMarks of(ValidToken token) {
        TokenKey key = token.token().key();
        return new AuditMarks(
                mark(key, token.text().reveal()), token.accessor().map(it -> mark(key, it.text())));
    }

    private static String mark(TokenKey key, String text) {
        return PREFIX + HexFormat.of().formatHex(key.sealTexts(Purpose.AUDIT, List.of(text)));
    }
}

package io.azurecredentials.login.jwt;

/** What became of a token. */
public sealed interface Verdict {
    /** It is genuine, meant for us and holds; this is what it says. */
    record Verified(Claims claims) implements Verdict {}

    /** It is not taken. Nothing that it says is true. */
    record Refused(Refusal refusal) implements Verdict {}
}

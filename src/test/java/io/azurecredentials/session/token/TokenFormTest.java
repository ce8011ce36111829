package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.GRANT;
import static io.azurecredentials.session.token.Tokens.KEY;
import static io.azurecredentials.session.token.Tokens.KEYS;
import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.SESSION;
import static io.azurecredentials.session.token.Tokens.UID;
import static io.azurecredentials.session.token.Tokens.key;
import static io.azurecredentials.session.token.Tokens.seed;
import static io.azurecredentials.session.token.Tokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One spelling, one key, one purpose: whatever else looks like a token is none. */
class TokenFormTest {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/.% \n";

    @Test
    void a_service_token_names_its_session() {
        ServiceToken token = service();

        assertThat(token.text().reveal()).startsWith("hvs.").hasSizeLessThan(130);
        assertThat(token.session()).isEqualTo(new SessionReference(SESSION, UID));
        ServiceToken read = ServiceToken.read(KEYS, token.text()).orElseThrow();
        assertThat(read.session()).isEqualTo(token.session());
        assertThat(read.digest()).isEqualTo(token.digest()).isEqualTo(seed().digest());
    }

    @Test
    void a_session_made_anew_under_the_name_has_another_token() {
        ServiceToken other = seed().token(new UUID(1, 2));

        assertThat(other.text().reveal()).isNotEqualTo(service().text().reveal());
        assertThat(other.session()).isNotEqualTo(service().session());
        assertThat(Accessor.of(KEY, other.session()).text())
                .isNotEqualTo(Accessor.of(KEY, service().session()).text());
    }

    @Test
    void a_batch_token_carries_its_grant() {
        BatchToken token = BatchToken.made(KEY, GRANT).orElseThrow();

        assertThat(token.text().reveal()).startsWith("hvb.");
        assertThat(BatchToken.read(KEYS, token.text()).map(BatchToken::grant)).contains(GRANT);
    }

    @Test
    void a_batch_token_that_no_header_could_hold_is_not_made() {
        List<String> many =
                IntStream.range(0, 400).mapToObj("a-policy-like-%d"::formatted).toList();
        Grant grant =
                new Grant(
                        GRANT.role(),
                        GRANT.subject(),
                        many,
                        List.of(),
                        GRANT.issuedAt(),
                        GRANT.expiresAt());

        assertThat(BatchToken.made(KEY, grant)).isEmpty();
    }

    @Test
    void no_other_spelling_of_a_service_token_is_one() {
        String token = service().text().reveal();

        assertThat(mutations(token))
                .hasSizeGreaterThan(9_000)
                .noneMatch(it -> ServiceToken.read(KEYS, Sensitive.of(it)).isPresent());
    }

    @Test
    void no_other_spelling_of_a_batch_token_is_one() {
        String token = BatchToken.made(KEY, GRANT).orElseThrow().text().reveal();

        assertThat(mutations(token))
                .hasSizeGreaterThan(9_000)
                .noneMatch(it -> BatchToken.read(KEYS, Sensitive.of(it)).isPresent());
    }

    @Test
    void a_token_of_one_kind_is_none_of_another() {
        String service = service().text().reveal().substring(4);
        String batch = BatchToken.made(KEY, GRANT).orElseThrow().text().reveal().substring(4);
        String accessor = Accessor.of(KEY, service().session()).text();

        assertThat(Stream.of(batch, accessor).map(it -> Sensitive.of("hvs." + it)))
                .noneMatch(it -> ServiceToken.read(KEYS, it).isPresent());
        assertThat(Stream.of(service, accessor).map(it -> Sensitive.of("hvb." + it)))
                .noneMatch(it -> BatchToken.read(KEYS, it).isPresent());
        assertThat(Stream.of(service, batch)).noneMatch(it -> Accessor.read(KEYS, it).isPresent());
    }

    @Test
    void an_accessor_names_its_session_and_opens_nothing() {
        Accessor accessor = Accessor.of(KEY, service().session());

        assertThat(Accessor.read(KEYS, accessor.text())).contains(accessor);
        assertThat(mutations(accessor.text())).noneMatch(it -> Accessor.read(KEYS, it).isPresent());
    }

    @Test
    void a_key_that_is_not_on_the_ring_seals_nothing() {
        ServiceToken foreign =
                new TokenSeed(key(2, NOW), SESSION, new byte[TokenSeed.RANDOM_BYTES]).token(UID);

        assertThat(ServiceToken.read(KEYS, foreign.text())).isEmpty();
        assertThat(ServiceToken.read(new Keyring(List.of()), service().text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hvs.",
                "hvb.",
                "hvs.x",
                "s.abc",
                "root",
                "hvs.\u0000",
                "hvs.%2e",
                "HVS."
            })
    void what_is_no_token_is_told_from_one_without_failing(String text) {
        assertThat(ServiceToken.read(KEYS, Sensitive.of(text))).isEmpty();
        assertThat(BatchToken.read(KEYS, Sensitive.of(text))).isEmpty();
        assertThat(Accessor.read(KEYS, text)).isEmpty();
    }

    @Test
    void a_token_as_long_as_a_book_is_not_even_decoded() {
        String book = "hvb." + String.join("", Collections.nCopies(1 << 20, "A"));

        assertThat(BatchToken.read(KEYS, Sensitive.of(book))).isEmpty();
    }

    @Test
    void nothing_prints_what_opens_something() {
        assertThat(service().toString()).doesNotContain(service().text().reveal().substring(4, 40));
        assertThat(KEY.toString()).isEqualTo("token key " + KEY.id());
    }

    /** Every character replaced, left out and put in, and the whole cut and doubled. */
    private static Stream<String> mutations(String text) {
        Stream<String> edited =
                IntStream.range(0, text.length())
                        .boxed()
                        .flatMap(
                                at ->
                                        ALPHABET.chars()
                                                .mapToObj(Character::toString)
                                                .flatMap(it -> edits(text, at, it)));
        return Stream.concat(
                        edited,
                        Stream.of(text + text, text + ".", " " + text, text + "=", text + "\n"))
                .filter(it -> !it.equals(text));
    }

    private static Stream<String> edits(String text, int at, String character) {
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return Stream.of(
                before + character + after,
                before + character + text.substring(at),
                before + after);
    }
}

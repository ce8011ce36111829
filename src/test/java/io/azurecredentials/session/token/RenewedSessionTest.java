package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.GRANT;
import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.RULES;
import static io.azurecredentials.session.token.Tokens.range;
import static io.azurecredentials.session.token.Tokens.seed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A renewal binds a token to where its role binds it now, and frees it from nothing. */
class RenewedSessionTest {

    @Test
    void what_both_the_token_and_its_role_allow_is_left() {
        assertThat(boundAfterRenewal(GRANT, "10.1.0.0/16", "192.0.2.0/24"))
                .contains(List.of(range("10.1.0.0/16")));
        assertThat(boundAfterRenewal(GRANT, "::/0", "10.0.0.0/8", "10.1.0.0/16"))
                .contains(List.of(range("10.0.0.0/8"), range("10.1.0.0/16"), range("fd00::/8")));
        assertThat(boundAfterRenewal(GRANT)).contains(GRANT.boundCIDRs());
    }

    @Test
    void a_token_that_would_be_good_nowhere_is_not_renewed() {
        assertThat(boundAfterRenewal(GRANT, "192.0.2.0/24")).isEmpty();
    }

    @Test
    void a_token_that_was_good_everywhere_is_bound() {
        Grant free =
                new Grant(
                        GRANT.role(),
                        GRANT.subject(),
                        GRANT.policies(),
                        List.of(),
                        GRANT.issuedAt(),
                        GRANT.expiresAt());

        assertThat(boundAfterRenewal(free, "10.0.0.0/8")).contains(List.of(range("10.0.0.0/8")));
    }

    /** Its holder logs in again, and gets those of the role. */
    @Test
    void a_token_that_would_be_bound_to_more_ranges_than_a_session_holds_is_not_renewed() {
        String[] many =
                IntStream.rangeClosed(0, Grant.MOST_RANGES)
                        .mapToObj(it -> "10." + it + ".0.0/16")
                        .toArray(String[]::new);

        assertThat(boundAfterRenewal(GRANT, many)).isEmpty();
    }

    private static Optional<List<AddressRange>> boundAfterRenewal(Grant grant, String... ranges) {
        List<AddressRange> all = Stream.of(ranges).map(Tokens::range).toList();
        TokenRules now =
                new TokenRules(
                        RULES.kind(),
                        RULES.wantedTTL(),
                        RULES.ttl(),
                        RULES.maxTTL(),
                        RULES.explicitMaxTTL(),
                        RULES.period(),
                        RULES.numUses(),
                        all,
                        RULES.policies());
        return Session.begun(seed(), grant, Lifetime.begun(RULES, NOW), RULES)
                .renewed(now, NOW, Optional.empty(), Optional.empty())
                .map(it -> it.grant().boundCIDRs());
    }
}

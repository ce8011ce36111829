package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.GRANT;
import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.ROLE;
import static io.azurecredentials.session.token.Tokens.RULES;
import static io.azurecredentials.session.token.Tokens.seed;
import static io.azurecredentials.session.token.Tokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.ValidToken.Batch;
import io.azurecredentials.session.token.ValidToken.Service;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a token is good, and until when an object is kept for it. */
class StandingTest {
    private static final String UID = "5f0c8c2e-0000-4000-8000-000000000001";

    @ParameterizedTest(name = "after {0} s, role {1}, from {2}, {3} uses left: {4}")
    @CsvSource({
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,        , GOOD",
        "3599, 5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,        , GOOD",
        "3600, 5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,        , EXPIRED",
        "-90,  5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,        , GOOD",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,       1, GOOD",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,       0, USED_UP",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 10.1.1.1,      -1, USED_UP",
        "0,                                        , 10.1.1.1,        , ROLE_GONE",
        "0,    another,                              10.1.1.1,        , ROLE_GONE",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, fd00::1,         , GOOD",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 192.0.2.1,       , ADDRESS_NOT_BOUND",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, 11.0.0.0,        , ADDRESS_NOT_BOUND",
        "0,    5f0c8c2e-0000-4000-8000-000000000001, ::ffff:10.1.1.1, , GOOD",
    })
    void a_token_is_good_while_nothing_speaks_against_it(
            int after,
            @Nullable String role,
            String from,
            @Nullable Integer uses,
            Standing standing) {
        InetAddress address = AddressRange.address(from).orElseThrow();

        assertThat(
                        Standing.of(
                                session(Optional.ofNullable(uses)),
                                Optional.ofNullable(role),
                                address,
                                NOW.plusSeconds(after)))
                .isEqualTo(standing);
    }

    @Test
    void a_token_without_ranges_is_good_everywhere() {
        Grant grant =
                new Grant(
                        ROLE,
                        GRANT.subject(),
                        List.of(),
                        List.of(),
                        GRANT.issuedAt(),
                        GRANT.expiresAt());
        InetAddress anywhere = AddressRange.address("192.0.2.1").orElseThrow();

        assertThat(Standing.of(grant, Optional.of(UID), anywhere, NOW)).isEqualTo(Standing.GOOD);
    }

    @ParameterizedTest(name = "{0} s after its issue, {1} uses left: {2}")
    @CsvSource({
        "0,     , KEPT",
        "3600,  , KEPT",
        "3719,  , KEPT",
        "3720,  , EXPIRED",
        "99999, , EXPIRED",
        "0,    1, KEPT",
        "0,    0, EXPIRED",
    })
    void an_object_is_kept_until_its_token_has_ended_on_every_clock(
            int after, @Nullable Integer uses, Fate fate) {
        assertThat(
                        Fate.of(
                                Optional.of(session(Optional.ofNullable(uses))),
                                NOW,
                                NOW.plusSeconds(after)))
                .isEqualTo(fate);
    }

    @Test
    void an_object_without_our_seal_is_left_alone_only_while_it_is_new() {
        assertThat(Fate.of(Optional.empty(), NOW, NOW.plus(Fate.MARGIN))).isEqualTo(Fate.KEPT);
        assertThat(Fate.of(Optional.empty(), NOW, NOW.plus(Fate.MARGIN).plusSeconds(1)))
                .isEqualTo(Fate.WORTHLESS);
    }

    @Test
    void what_a_token_says_of_itself_is_what_stands_in_its_session() {
        ValidToken token = new Service(service(), session(Optional.of(2)));

        assertThat(token.grant()).isEqualTo(GRANT);
        assertThat(token.renewable()).isTrue();
        assertThat(token.usesLeft()).contains(2);
        assertThat(token.digest()).isEqualTo(seed().digest());
        assertThat(token.accessor().map(Accessor::session)).contains(service().session());
        assertThat(token.ttl(NOW.plusMillis(500))).isEqualTo(Duration.ofHours(1));
        assertThat(token.ttl(NOW.plusMillis(1500))).isEqualTo(Duration.ofSeconds(3599));
        assertThat(token.ttl(NOW.plusSeconds(9999))).isZero();
    }

    @Test
    void a_batch_token_has_no_handle_and_no_second_life() {
        BatchToken made = BatchToken.made(Tokens.KEY, GRANT).orElseThrow();
        ValidToken token = new Batch(made);

        assertThat(token.grant()).isEqualTo(GRANT);
        assertThat(token.renewable()).isFalse();
        assertThat(token.accessor()).isEmpty();
        assertThat(token.usesLeft()).isEmpty();
        assertThat(made.text().reveal()).doesNotContain(token.digest());
    }

    private static Session session(Optional<Integer> uses) {
        TokenRules rules =
                new TokenRules(
                        RULES.kind(),
                        RULES.wantedTTL(),
                        RULES.ttl(),
                        RULES.maxTTL(),
                        RULES.explicitMaxTTL(),
                        RULES.period(),
                        uses,
                        GRANT.boundCIDRs(),
                        GRANT.policies());
        return Session.begun(seed(), GRANT, Lifetime.begun(rules, NOW), rules);
    }
}

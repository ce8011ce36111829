package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.GRANT;
import static io.azurecredentials.session.token.Tokens.KEY;
import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.bytes;
import static io.azurecredentials.session.token.Tokens.seed;
import static io.azurecredentials.session.token.Tokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.ChildWish.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child has what its parent has, or less. */
class ChildWishTest {
    private static final TokenSeed CHILD =
            new TokenSeed(
                    KEY, SessionID.of(bytes(SessionID.BYTES, 5)), bytes(TokenSeed.RANDOM_BYTES, 6));

    @Test
    void a_child_is_its_parents_by_default() {
        Session child = wish(null, null, null).child(parent(null), CHILD, NOW.plusSeconds(60));

        assertThat(child.parent()).contains(service().session());
        assertThat(child.grant().role()).isEqualTo(GRANT.role());
        assertThat(child.grant().subject()).isEqualTo(GRANT.subject());
        assertThat(child.grant().policies()).isEqualTo(GRANT.policies());
        assertThat(child.grant().boundCIDRs()).isEqualTo(GRANT.boundCIDRs());
        assertThat(child.grant().expiresAt()).isEqualTo(GRANT.expiresAt());
        assertThat(child.creationTTL()).isEqualTo(Duration.ofMinutes(59));
        assertThat(child.isOf(CHILD.token(Tokens.UID))).isTrue();
        assertThat(child.seal(KEY, 1)).isNotEqualTo(parent(null).session().seal(KEY, 1));
    }

    @ParameterizedTest(name = "ttl {0}, hard {1}: lives {2}, at most {3}")
    @CsvSource({
        "PT20M, ,      PT20M, PT10H",
        "PT9H,  ,      PT1H,  PT10H",
        "PT9H,  PT30M, PT30M, PT30M",
        ",      PT30H, PT1H,  PT10H",
        "P9999999D, P9999999D, PT1H, PT10H",
    })
    void a_child_lives_no_longer_than_its_parent(
            @Nullable Duration ttl, @Nullable Duration hard, Duration lives, Duration most) {
        Session child = wish(ttl, hard, null).child(parent(null), CHILD, NOW);

        assertThat(child.grant().expiresAt()).isEqualTo(NOW.plus(lives));
        assertThat(child.lifetime().latest()).contains(NOW.plus(most));
    }

    @Test
    void a_child_has_no_policy_that_its_parent_has_not() {
        ValidToken.Service parent = parent(null);

        assertThat(wish(null, null, List.of("dev")).refusal(parent)).isEmpty();
        assertThat(wish(null, null, List.of("dev", "root")).refusal(parent))
                .contains(Refusal.POLICIES);
    }

    /** Vault, {@code auth/token/create}: {@code no_default_policy}. */
    @ParameterizedTest(name = "{0} without default: {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "             | false | default dev",
                "             | true  | dev",
                "dev          | false | default dev",
                "dev          | true  | dev",
                "default      | false | default",
                "default      | true  | ''"
            })
    void the_default_policy_comes_with_the_others_unless_it_is_not_wanted(
            @Nullable String policies, boolean without, String granted) {
        ChildWish wish =
                new ChildWish(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.ofNullable(policies).map(List::of),
                        without,
                        Optional.empty());

        assertThat(String.join(" ", wish.child(parent(null), CHILD, NOW).grant().policies()))
                .isEqualTo(granted);
    }

    @Test
    void why_a_child_lives_less_long_than_was_wanted_is_told() {
        ChildWish wish = wish(Duration.ofHours(9), null, null);

        assertThat(wish.caps(wish.child(parent(null), CHILD, NOW)))
                .containsExactly(new Cap(Cap.What.TTL, Duration.ofHours(9), Duration.ofHours(1)));
        ChildWish less = wish(Duration.ofMinutes(9), null, null);
        assertThat(less.caps(less.child(parent(null), CHILD, NOW))).isEmpty();
    }

    @Test
    void a_child_is_renewed_by_what_it_was_made_with() {
        Session child = wish(Duration.ofMinutes(20), null, null).child(parent(null), CHILD, NOW);

        assertThat(child.increment(Optional.empty())).contains(Duration.ofMinutes(20));
        assertThat(child.increment(Optional.of(Duration.ofMinutes(5))))
                .contains(Duration.ofMinutes(5));
        assertThat(parent(null).session().increment(Optional.empty())).isEmpty();
    }

    @Test
    void a_token_whose_uses_are_counted_has_no_children() {
        assertThat(wish(null, null, null).refusal(parent(3))).contains(Refusal.COUNTED);
    }

    private static ChildWish wish(
            @Nullable Duration ttl, @Nullable Duration hard, @Nullable List<String> policies) {
        return new ChildWish(
                Optional.ofNullable(ttl),
                Optional.ofNullable(hard),
                false,
                Optional.ofNullable(policies),
                false,
                Optional.empty());
    }

    private static ValidToken.Service parent(@Nullable Integer uses) {
        TokenRules rules =
                new TokenRules(
                        TokenRules.Kind.SERVICE,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(10),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(uses),
                        GRANT.boundCIDRs(),
                        GRANT.policies());
        return new ValidToken.Service(
                service(), Session.begun(seed(), GRANT, Lifetime.begun(rules, NOW), rules));
    }
}

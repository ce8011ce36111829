package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private final Desk desk = new Desk();

    @Test
    void a_machines_token_says_whose_it_is_and_where_it_came_from() {
        Claims claims = desk.taken(Tokens.valid());

        assertThat(claims)
                .isEqualTo(
                        new Claims(
                                Tokens.TENANT,
                                new Principal.ServicePrincipal(Tokens.OBJECT, Tokens.CLIENT),
                                TokenVersion.V1,
                                Tokens.AUDIENCE,
                                NOW.plusSeconds(85_800),
                                new ClaimedResource.Unsaid(),
                                new ClaimedResource.Named(
                                        ResourceID.of(Tokens.MACHINE).orElseThrow()),
                                new Groups.Unsaid()));
        assertThat(desk.asked()).isOne();
    }

    @Test
    void a_v2_token_names_its_client_in_azp() {
        Claims claims = desk.taken(Tokens.signed(Tokens.header(), Tokens.claimsV2()));

        assertThat(claims.version()).isEqualTo(TokenVersion.V2);
        assertThat(claims.principal())
                .isEqualTo(new Principal.ServicePrincipal(Tokens.OBJECT, Tokens.CLIENT));
    }

    @Test
    void a_token_for_an_application_that_asks_for_no_idtyp_is_an_applications() {
        assertThat(desk.taken(Tokens.with(it -> it.remove("idtyp"))).principal())
                .isInstanceOf(Principal.ServicePrincipal.class);
    }

    @Test
    void ids_are_in_lower_case_whatever_the_token_has() {
        Claims claims =
                desk.taken(
                        Tokens.with(
                                it -> {
                                    it.put("oid", Tokens.OBJECT.toUpperCase(Locale.ROOT));
                                    it.put("appid", Tokens.CLIENT.toUpperCase(Locale.ROOT));
                                }));

        assertThat(claims.principal())
                .isEqualTo(new Principal.ServicePrincipal(Tokens.OBJECT, Tokens.CLIENT));
    }

    @Test
    void no_locale_changes_anything() {
        Locale before = Locale.getDefault();
        Claims claims = desk.taken(Tokens.valid());
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(new Desk().taken(Tokens.valid())).isEqualTo(claims);
            assertThat(desk.refusal(Tokens.with(it -> it.put("İSS", "x")))).isPresent();
            assertThat(desk.refusal(Tokens.with(it -> it.put("ISS", "x"))))
                    .contains(Refusal.CLAIM_NAME);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void blanks_around_a_token_come_from_the_file_it_was_in() {
        assertThat(desk.refusal(" \t\r\n" + Tokens.valid() + "\r\n")).isEmpty();
    }

    @Test
    void users_are_taken_where_they_are_allowed() {
        Desk open = new Desk(allowingUsers());
        String user = Tokens.signed(Tokens.header(), Tokens.claimsOfUser());
        ObjectNode guest = Tokens.claimsOfUser();
        guest.put("idp", "https://sts.windows.net/" + Tokens.OTHER_TENANT + "/");

        assertThat(open.taken(user).principal()).isEqualTo(new Principal.User(Tokens.OBJECT));
        assertThat(open.refusal(Tokens.signed(Tokens.header(), guest))).isEmpty();
        assertThat(open.refusal(Tokens.valid())).isEmpty();
    }

    @Test
    void where_users_are_allowed_an_id_token_is_still_nobodys_access_token() {
        ObjectNode claims = Tokens.claimsOfUser();
        claims.remove("scp");
        Desk open = new Desk(allowingUsers());

        assertThat(open.refusal(Tokens.signed(Tokens.header(), claims)))
                .contains(Refusal.TOKEN_KIND);
        claims.remove("idtyp");
        assertThat(open.refusal(Tokens.signed(Tokens.header(), claims)))
                .contains(Refusal.TOKEN_KIND);
    }

    @Test
    void only_the_versions_that_a_config_wants_are_taken() {
        Expected all = Tokens.expected();
        Desk second =
                new Desk(
                        new Expected(
                                all.tenantID(),
                                all.issuerV1(),
                                all.issuerV2(),
                                Set.of(TokenVersion.V2),
                                all.audiences(),
                                false,
                                Optional.empty()));

        assertThat(second.refusal(Tokens.valid())).contains(Refusal.VERSION);
        assertThat(second.refusal(Tokens.signed(Tokens.header(), Tokens.claimsV2()))).isEmpty();
    }

    @Test
    void a_token_holds_until_a_minute_after_its_end() {
        String jwt = Tokens.valid();
        Instant end = NOW.plusSeconds(85_800);

        assertThat(refusal(jwt, end.plusSeconds(59))).isEmpty();
        assertThat(refusal(jwt, end.plusSeconds(60))).contains(Refusal.EXPIRED);
    }

    @Test
    void a_token_holds_from_five_minutes_before_its_beginning() {
        String jwt = Tokens.with(it -> it.put("nbf", NOW.getEpochSecond()));

        assertThat(refusal(jwt, NOW.minusSeconds(300))).isEmpty();
        assertThat(refusal(jwt, NOW.minusSeconds(301))).contains(Refusal.NOT_YET_VALID);
    }

    @Test
    void a_token_is_issued_in_the_past_give_or_take_a_minute() {
        String jwt = Tokens.with(it -> it.put("iat", NOW.getEpochSecond()));

        assertThat(refusal(jwt, NOW.minusSeconds(60))).isEmpty();
        assertThat(refusal(jwt, NOW.minusSeconds(61))).contains(Refusal.ISSUED_IN_FUTURE);
    }

    @Test
    void a_config_may_want_tokens_that_are_younger_than_their_validity() {
        Expected all = Tokens.expected();
        Desk impatient =
                new Desk(
                        new Expected(
                                all.tenantID(),
                                all.issuerV1(),
                                all.issuerV2(),
                                all.versions(),
                                all.audiences(),
                                false,
                                Optional.of(Duration.ofMinutes(15))));
        String jwt = Tokens.valid();
        Instant issued = NOW.minusSeconds(600);

        assertThat(impatient.show(jwt, issued.plusSeconds(960)))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(impatient.show(jwt, issued.plusSeconds(961)))
                .isEqualTo(new Verdict.Refused(Refusal.TOO_OLD));
    }

    @Test
    void without_keys_nobody_can_tell() {
        Verdict verdict =
                new TokenVerifier(Tokens.expected())
                        .verify(
                                Sensitive.of(Tokens.valid()),
                                (_, _) -> new Keys.Lookup.Unavailable(),
                                NOW);

        assertThat(verdict).isEqualTo(new Verdict.Refused(Refusal.KEYS_UNAVAILABLE));
        assertThat(Refusal.KEYS_UNAVAILABLE.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    @Test
    void a_config_without_an_audience_would_take_everything_so_there_is_none() {
        for (Set<String> audiences : Set.of(Set.<String>of(), Set.of(""))) {
            assertThatThrownBy(
                            () ->
                                    new Expected(
                                            Tokens.TENANT,
                                            Tokens.ISSUER_V1,
                                            Tokens.ISSUER_V2,
                                            Set.of(TokenVersion.V1),
                                            audiences,
                                            false,
                                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Optional<Refusal> refusal(String jwt, Instant now) {
        return desk.show(jwt, now) instanceof Verdict.Refused(Refusal refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    private static Expected allowingUsers() {
        Expected all = Tokens.expected();
        return new Expected(
                all.tenantID(),
                all.issuerV1(),
                all.issuerV2(),
                all.versions(),
                all.audiences(),
                true,
                Optional.empty());
    }
}

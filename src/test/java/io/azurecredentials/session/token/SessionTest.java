package io.azurecredentials.session.token;

import static io.azurecredentials.session.token.Tokens.GRANT;
import static io.azurecredentials.session.token.Tokens.KEY;
import static io.azurecredentials.session.token.Tokens.NOW;
import static io.azurecredentials.session.token.Tokens.ROLE;
import static io.azurecredentials.session.token.Tokens.RULES;
import static io.azurecredentials.session.token.Tokens.SESSION;
import static io.azurecredentials.session.token.Tokens.SUBJECT;
import static io.azurecredentials.session.token.Tokens.UID;
import static io.azurecredentials.session.token.Tokens.bytes;
import static io.azurecredentials.session.token.Tokens.key;
import static io.azurecredentials.session.token.Tokens.range;
import static io.azurecredentials.session.token.Tokens.seed;
import static io.azurecredentials.session.token.Tokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of a token opens nothing, and grants nothing once it was touched. */
class SessionTest {
    private final Session session = session(GRANT, Optional.of(2));

    @Test
    void a_session_knows_its_token_and_no_other() {
        byte[] random = bytes(TokenSeed.RANDOM_BYTES, 9);
        SessionID elsewhere = SessionID.of(bytes(SessionID.BYTES, 3));

        assertThat(session.isOf(service())).isTrue();
        assertThat(
                        Stream.of(
                                new TokenSeed(KEY, SESSION, bytes(TokenSeed.RANDOM_BYTES, 8)),
                                new TokenSeed(KEY, elsewhere, random),
                                new TokenSeed(key(2, NOW), SESSION, random)))
                .noneMatch(it -> session.isOf(it.token(UID)));
    }

    @Test
    void nothing_of_the_token_stands_in_the_session() {
        String text = service().text().reveal().substring(4);

        for (int at = 0; at + 12 <= text.length(); at++) {
            assertThat(session.toString()).doesNotContain(text.substring(at, at + 12));
        }
    }

    @Test
    void whatever_is_edited_breaks_the_seal() {
        String seal = session.seal(KEY, 1);

        assertThat(edited()).hasSize(20).noneMatch(it -> it.seal(KEY, 1).equals(seal));
        assertThat(session(GRANT, Optional.of(2)).seal(KEY, 1)).isEqualTo(seal);
        assertThat(session.seal(key(2, NOW), 1)).isNotEqualTo(seal);
    }

    @Test
    void what_a_session_once_was_is_no_session_after_another_change() {
        assertThat(session.seal(KEY, 2)).isNotEqualTo(session.seal(KEY, 1));
    }

    @Test
    void parts_of_a_seal_cannot_be_moved_into_each_other() {
        Grant one = with(List.of("a", "b"), List.of());
        Grant two = with(List.of("a"), List.of());

        assertThat(session(one, Optional.empty()).seal(KEY, 1))
                .isNotEqualTo(session(two, Optional.empty()).seal(KEY, 1));
    }

    @Test
    void a_use_is_one_less_of_those_that_are_counted() {
        assertThat(session.used().usesLeft()).contains(1);
        assertThat(session.used().isUsedUp()).isFalse();
        assertThat(session.used().used().isUsedUp()).isTrue();
        assertThat(session(GRANT, Optional.empty()).used().usesLeft()).isEmpty();
        assertThat(session(GRANT, Optional.empty()).used().isUsedUp()).isFalse();
    }

    @Test
    void a_renewal_keeps_what_the_role_still_gives_and_gains_nothing() {
        TokenRules now = rules(Optional.empty(), List.of("dev", "owner"), List.of());

        Session renewed =
                session.renewed(now, NOW.plusSeconds(600), Optional.empty(), Optional.empty())
                        .orElseThrow();

        assertThat(renewed.grant().policies()).containsExactly("dev");
        assertThat(renewed.grant().boundCIDRs()).isEqualTo(GRANT.boundCIDRs());
        assertThat(renewed.grant().expiresAt()).isEqualTo(NOW.plusSeconds(600 + 3600));
        assertThat(renewed.renewedAt()).contains(NOW.plusSeconds(600));
        assertThat(renewed.usesLeft()).isEqualTo(session.usesLeft());
    }

    @Test
    void user_and_groups_are_those_of_one_role_in_one_namespace() {
        assertThat(GRANT.user())
                .isEqualTo(
                        "azurecredentials.io:team-a:reader:11111111-1111-4111-8111-111111111111:22222222-2222-4222-8222-222222222222");
        assertThat(GRANT.groups())
                .containsExactly(
                        "azurecredentials.io:policy:team-a:default",
                        "azurecredentials.io:policy:team-a:dev",
                        "system:authenticated");
    }

    @Test
    void the_name_of_a_session_is_its_id() {
        assertThat(SessionID.named(SESSION.name())).contains(SESSION);
        assertThat(Stream.of("session-", "session-0g", SESSION.name() + "0", "x" + SESSION.name()))
                .noneMatch(it -> SessionID.named(it).isPresent());
    }

    private Stream<Session> edited() {
        SessionID other = SessionID.of(bytes(SessionID.BYTES, 3));
        return Stream.concat(
                Stream.of(
                                new RoleID("team-b", ROLE.name(), ROLE.uid()),
                                new RoleID(ROLE.namespace(), "owner", ROLE.uid()),
                                new RoleID(ROLE.namespace(), ROLE.name(), "another"))
                        .map(it -> session(with(it, SUBJECT), session.usesLeft())),
                Stream.of(
                        session(with(ROLE, subject("t", SUBJECT.objectID())), session.usesLeft()),
                        session(with(ROLE, subject(SUBJECT.tenantID(), "o")), session.usesLeft()),
                        session(
                                with(List.of("default", "root"), GRANT.boundCIDRs()),
                                session.usesLeft()),
                        session(with(GRANT.policies(), List.of()), session.usesLeft()),
                        session(
                                with(GRANT.policies(), List.of(range("0.0.0.0/0"))),
                                session.usesLeft()),
                        session(GRANT.until(NOW.plusSeconds(3601)), session.usesLeft()),
                        session(GRANT, Optional.of(3)),
                        session(GRANT, Optional.empty()),
                        session.renewed(RULES, NOW, Optional.empty(), Optional.empty())
                                .orElseThrow(),
                        copy(other, session.keyID(), session.digest()),
                        copy(SESSION, "00000000", session.digest()),
                        copy(SESSION, session.keyID(), "00"),
                        parented(new SessionReference(other, UID)),
                        parented(new SessionReference(other, new UUID(1, 2))),
                        lasting(
                                new Lifetime(
                                        NOW,
                                        Optional.of(NOW.plus(Duration.ofDays(999))),
                                        Optional.empty(),
                                        Optional.empty())),
                        lasting(
                                new Lifetime(
                                        NOW,
                                        session.lifetime().latest(),
                                        Optional.of(Duration.ofHours(1)),
                                        Optional.empty())),
                        lasting(
                                new Lifetime(
                                        NOW,
                                        session.lifetime().latest(),
                                        Optional.empty(),
                                        Optional.of(Duration.ofHours(1))))));
    }

    private Session copy(SessionID id, String keyID, String digest) {
        return new Session(
                id,
                keyID,
                digest,
                session.parent(),
                session.grant(),
                session.lifetime(),
                session.creationTTL(),
                session.renewable(),
                session.renewedAt(),
                session.usesLeft());
    }

    private Session parented(SessionReference parent) {
        return new Session(
                session.id(),
                session.keyID(),
                session.digest(),
                Optional.of(parent),
                session.grant(),
                session.lifetime(),
                session.creationTTL(),
                session.renewable(),
                session.renewedAt(),
                session.usesLeft());
    }

    private Session lasting(Lifetime lifetime) {
        return new Session(
                session.id(),
                session.keyID(),
                session.digest(),
                session.parent(),
                session.grant(),
                lifetime,
                session.creationTTL(),
                session.renewable(),
                session.renewedAt(),
                session.usesLeft());
    }

    private static Session session(Grant grant, Optional<Integer> uses) {
        TokenRules rules = rules(uses, grant.policies(), grant.boundCIDRs());
        return Session.begun(seed(), grant, Lifetime.begun(rules, NOW), rules);
    }

    private static TokenRules rules(
            Optional<Integer> uses, List<String> policies, List<AddressRange> ranges) {
        return new TokenRules(
                RULES.kind(),
                RULES.wantedTTL(),
                RULES.ttl(),
                RULES.maxTTL(),
                RULES.explicitMaxTTL(),
                RULES.period(),
                uses,
                ranges,
                policies);
    }

    private static Subject subject(String tenant, String object) {
        return new Subject(
                tenant,
                object,
                SUBJECT.applicationID(),
                SUBJECT.resourceID(),
                SUBJECT.identityID());
    }

    private static Grant with(RoleID role, Subject subject) {
        return new Grant(
                role,
                subject,
                GRANT.policies(),
                GRANT.boundCIDRs(),
                GRANT.issuedAt(),
                GRANT.expiresAt());
    }

    private static Grant with(List<String> policies, List<AddressRange> ranges) {
        return new Grant(ROLE, SUBJECT, policies, ranges, GRANT.issuedAt(), GRANT.expiresAt());
    }
}

package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When what was drawn with a token ends. */
class TokenEndsIT extends WithReplicas {
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private Optional<Instant> end(DrawnBy drawer) {
        TokenKeys keys = replicas.getFirst().keys();
        return Replica.given(
                new TokenEnds(operator, keys::known, new Roles(operator), Instant::now)
                        .of(namespace, drawer));
    }

    private DrawnBy drawer(
            String roleUID, DrawnBy.@Nullable Session session, DrawnBy.@Nullable Token token) {
        return new DrawnBy("u", new DrawnBy.Login(NAME, roleUID), session, token);
    }

    private DrawnBy with(ValidToken token) {
        var reference = service(token).session();
        return drawer(
                role.uid(),
                new DrawnBy.Session(reference.id().name(), reference.uid().toString()),
                null);
    }

    @Test
    void it_ends_with_the_session_as_that_is_now() {
        ValidToken token = issued(RULES);
        assertThat(end(with(token))).contains(token.grant().expiresAt());

        assertThat(Replica.given(replicas.getLast().tokens().revoke(token)))
                .isEqualTo(Revocation.REVOKED);
        awaitOver(with(token));
    }

    @Test
    void another_session_of_the_name_and_none_at_all_are_over() {
        String name = service(issued(RULES)).session().id().name();

        assertThat(
                        end(
                                drawer(
                                        role.uid(),
                                        new DrawnBy.Session(
                                                name, "00000000-0000-4000-8000-000000000000"),
                                        null)))
                .isEmpty();
        assertThat(end(drawer(role.uid(), new DrawnBy.Session(name, "nonsense"), null))).isEmpty();
        assertThat(end(drawer(role.uid(), null, null))).isEmpty();
    }

    @Test
    void what_has_no_session_ends_when_it_says() {
        assertThat(end(drawer(role.uid(), null, new DrawnBy.Token("d", END)))).contains(END);
    }

    @Test
    void with_its_role_all_is_over() {
        ValidToken token = issued(rules(Kind.SERVICE, Optional.empty()));
        DrawnBy batch = drawer(role.uid(), null, new DrawnBy.Token("d", END));
        assertThat(end(drawer("another", null, new DrawnBy.Token("d", END)))).isEmpty();
        roleObject().delete();

        awaitOver(with(token));
        awaitOver(batch);
    }

    @Test
    void without_keys_nobody_can_tell() {
        TokenEnds ends =
                new TokenEnds(
                        operator, () -> new Keyring(List.of()), new Roles(operator), Instant::now);

        assertThat(ends.of(namespace, drawer(role.uid(), null, new DrawnBy.Token("d", END))))
                .isInstanceOf(Answer.Refused.class);
    }

    private void awaitOver(DrawnBy drawer) {
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> end(drawer).isEmpty());
    }
}

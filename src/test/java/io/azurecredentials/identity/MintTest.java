package io.azurecredentials.identity;

import static io.azurecredentials.server.vault.OurTokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.identity.token.Signed;
import io.azurecredentials.identity.token.SigningKeys;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MintTest {
    private static final ValidToken TOKEN = OurTokens.service(OurTokens.rules(Kind.SERVICE));
    private static final Optional<Publication> PUBLICATION =
            Optional.of(new Publication(Signed.ISSUER));

    private Answer<Optional<String>> audience = Answer.given(Optional.of(Signed.AUDIENCE));
    private Answer<Optional<Instant>> end = Answer.given(Optional.of(NOW.plusSeconds(3600)));

    @Test
    void a_token_is_for_whom_the_config_says_and_ten_minutes() {
        Minted.Made made = (Minted.Made) given(mint(PUBLICATION, Signed.KEYS));

        assertThat(made.audience()).isEqualTo(Signed.AUDIENCE);
        assertThat(made.ttl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(made.toString()).doesNotContain("eyJ");
    }

    /** The end of a parent is the end of its child, and of what it says of itself. */
    @Test
    void it_ends_with_what_was_logged_in_with() {
        end = Answer.given(Optional.of(NOW.plusSeconds(30)));
        assertThat(((Minted.Made) given(mint(PUBLICATION, Signed.KEYS))).ttl())
                .isEqualTo(Duration.ofSeconds(30));

        end = Answer.given(Optional.of(NOW));
        assertThat(given(mint(PUBLICATION, Signed.KEYS)))
                .isEqualTo(new Minted.Refused(Minted.Why.ENDED));
        end = Answer.given(Optional.empty());
        assertThat(given(mint(PUBLICATION, Signed.KEYS)))
                .isEqualTo(new Minted.Refused(Minted.Why.ENDED));
    }

    @Test
    void without_an_issuer_or_an_audience_there_is_none() {
        assertThat(given(mint(Optional.empty(), Signed.KEYS)))
                .isEqualTo(new Minted.Refused(Minted.Why.NO_ISSUER));
        audience = Answer.given(Optional.empty());
        assertThat(given(mint(PUBLICATION, Signed.KEYS)))
                .isEqualTo(new Minted.Refused(Minted.Why.NO_AUDIENCE));
    }

    @Test
    void while_nobody_can_tell_there_is_none_yet() {
        assertThat(mint(PUBLICATION, new SigningKeys(List.of())))
                .isInstanceOf(Answer.Refused.class);
        assertThat(mint(PUBLICATION, new SigningKeys(List.of(Signed.key(NOW)))))
                .isInstanceOf(Answer.Refused.class);
        audience = Answer.refused(Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "fake"));
        assertThat(mint(PUBLICATION, Signed.KEYS)).isInstanceOf(Answer.Refused.class);
    }

    private Answer<Minted> mint(Optional<Publication> publication, SigningKeys keys) {
        return new Mint(publication, () -> keys, _ -> audience, _ -> end, () -> NOW).mint(TOKEN);
    }

    private static Minted given(Answer<Minted> answer) {
        return ((Answer.Given<Minted>) answer).value();
    }
}

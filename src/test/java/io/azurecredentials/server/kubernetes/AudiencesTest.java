package io.azurecredentials.server.kubernetes;

import static io.azurecredentials.server.vault.OurTokens.rules;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 100: whom a bearer is vouched for to, among those whom the API server reviews tokens for. */
class AudiencesTest {
    private static final ValidToken TOKEN = OurTokens.service(rules(Kind.SERVICE));
    private static final String AZURE = Tokens.valid();

    private final Asking asking = new Asking();
    private final Scripted tokens = new Scripted(TOKEN);
    private int admitted;

    /** Such an answer is good for the API server alone (Kubernetes, TokenReviewStatus). */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"audiences\":[]", ",\"audiences\":[\"kube\",\"b\"]"})
    void where_the_API_servers_names_are_not_known_none_is_named(String asked) {
        for (String token : List.of(TOKEN.text().reveal(), AZURE)) {
            JsonNode review = review(Set.of(), token, asked);

            assertThat(review.at("/status/authenticated").asBoolean()).isTrue();
            assertThat(review.at("/status/audiences").isMissingNode()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kube\"', '[\"kube\"]'",
        "'\"vault\",\"kube\",\"b\",\"kube\"', '[\"kube\",\"b\"]'",
        "'', ''"
    })
    void an_answer_names_those_of_the_API_servers_names_that_were_asked_for(
            String asked, String named) {
        for (String token : List.of(TOKEN.text().reveal(), AZURE)) {
            JsonNode review =
                    review(Set.of("kube", "b", "c"), token, ",\"audiences\":[" + asked + "]");

            assertThat(review.at("/status/authenticated").asBoolean()).isTrue();
            assertThat(review.at("/status/audiences").toString()).isEqualTo(named);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault", "KUBE", "kube ", ""})
    void whoever_is_shown_a_token_is_not_told_whose_it_is(String asked) {
        for (String token : List.of(TOKEN.text().reveal(), AZURE)) {
            JsonNode review = review(Set.of("kube"), token, ",\"audiences\":[\"" + asked + "\"]");

            assertThat(review.at("/status")).hasToString("{\"authenticated\":false}");
        }
        assertThat(tokens.asked()).isEmpty();
        assertThat(admitted).isZero();
        assertThat(asking.entries())
                .extracting(it -> it.account().reason())
                .containsExactly("OtherAudience", "OtherAudience");
    }

    private JsonNode review(Set<String> ours, String token, String more) {
        Reviews reviews =
                new Reviews(
                        _ -> true,
                        attempt -> {
                            admitted++;
                            Ruling ruling = Doorstep.open().gatekeeper().admit(attempt);
                            assertThat(ruling).isInstanceOf(Ruling.Admitted.class);
                            return ruling;
                        },
                        tokens,
                        new Audiences(ours),
                        asking.audited());
        String body =
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                        + "\"spec\":{\"token\":\""
                        + token
                        + "\""
                        + more
                        + "}}";
        String path = "/kubernetes/tokenreview/team-a/reader";
        return asking.ask(reviews.routes(), "POST", path, body).body().orElseThrow();
    }
}

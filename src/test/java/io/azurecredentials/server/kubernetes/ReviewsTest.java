package io.azurecredentials.server.kubernetes;

import static io.azurecredentials.server.vault.OurTokens.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 100: the API server asks whose a bearer token is. */
class ReviewsTest {
    private static final ValidToken TOKEN = OurTokens.service(rules(Kind.SERVICE));
    private static final String PATH = "/kubernetes/tokenreview/team-a/reader";
    private static final String NOBODY =
            "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                    + "\"status\":{\"authenticated\":false}}";

    private final Asking asking = new Asking();
    private final Scripted tokens = new Scripted(TOKEN);
    private final List<Attempt> attempts = new ArrayList<>();
    private boolean trusted = true;
    private Ruling ruling = refused(Ruling.Kind.DENIED);

    @Test
    void a_login_token_of_the_role_makes_its_bearer_the_user_that_RBAC_knows() {
        Reply reply = ask(PATH, review(TOKEN.text().reveal(), ",\"audiences\":[\"kube\",\"b\"]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow())
                .hasToString(
                        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                                + "\"status\":{\"authenticated\":true,\"user\":{\"username\":"
                                + "\"azurecredentials.io:team-a:reader:"
                                + OurTokens.TENANT
                                + ":"
                                + OurTokens.OBJECT
                                + "\",\"uid\":\""
                                + OurTokens.OBJECT
                                + "\",\"groups\":[\"azurecredentials.io:policy:team-a:default\","
                                + "\"azurecredentials.io:policy:team-a:dev\"]}}}");
        assertThat(attempts).isEmpty();
        assertThat(asking.entry().deed()).isEqualTo(Deed.REVIEW);
        assertThat(asking.entry().namespace()).isEqualTo("team-a");
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(asking.entry().account().marks().token()).isPresent();
    }

    @Test
    void a_login_token_of_another_role_makes_nobody() {
        Reply reply =
                ask("/kubernetes/tokenreview/team-a/writer", review(TOKEN.text().reveal(), ""));

        assertThat(reply.body().orElseThrow()).hasToString(NOBODY);
        assertThat(asking.entry().account().reason()).isEqualTo("OtherRole");
    }

    /** Where the path says; what a header says is somebody else's namespace. */
    @Test
    void an_Azure_token_is_held_against_the_role_of_the_path() {
        ask("/kubernetes/tokenreview/team-b/Reader", review("fake.jwt.text", ""));

        assertThat(attempts)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.namespace()).isEqualTo("team-b");
                            assertThat(it.role()).isEqualTo("reader");
                            assertThat(it.jwt().reveal()).isEqualTo("fake.jwt.text");
                        });
        assertThat(tokens.asked()).isEmpty();
        assertThat(asking.entry().namespace()).isEqualTo("team-b");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ruling.Kind.class,
            names = {"MALFORMED", "DENIED"})
    void whom_the_role_does_not_admit_is_nobody(Ruling.Kind kind) {
        ruling = refused(kind);
        Reply reply = ask(PATH, review("fake.jwt.text", ",\"audiences\":[\"kube\"]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow()).hasToString(NOBODY);
        assertThat(asking.entry().account().reason()).isEqualTo("FakeReason");
    }

    /** The API server remembers for minutes who is nobody, and does not remember errors. */
    @Test
    void while_nobody_can_tell_the_API_server_is_told_so() {
        ruling = refused(Ruling.Kind.UNAVAILABLE);
        Reply ofEntra = ask(PATH, review("fake.jwt.text", ""));
        tokens.busy();
        Reply ofOurs = ask(PATH, review("hvs.fake", ""));

        for (Reply reply : List.of(ofEntra, ofOurs)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().orElseThrow().at("/status/authenticated").asBoolean(true))
                    .isFalse();
            assertThat(reply.body().orElseThrow().at("/status/error").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hvs.other", "hvb.other", "", "x", "eyJ.eyJ."})
    void no_token_is_ever_repeated(String token) {
        Reply reply = ask(PATH, review(token, ""));

        assertThat(reply.body().orElseThrow()).hasToString(NOBODY);
        assertThat(asking.entry().account().marks().token()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "[]",
                "{}",
                "{\"apiVersion\":\"authentication.k8s.io/v1beta1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\"}}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"Status\",\"spec\":{\"token\":\"x\"}}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\"}}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":[]}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":1}}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\",\"audiences\":\"a\"}}",
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\",\"audiences\":[1]}}"
            })
    void what_is_no_review_of_that_version_is_refused(String body) {
        assertThat(ask(PATH, body).status()).isEqualTo(400);
        assertThat(attempts).isEmpty();
        assertThat(asking.entry().account().reason()).isEqualTo("Malformed");
    }

    @Test
    void what_no_role_can_be_called_admits_nobody() {
        assertThat(ask("/kubernetes/tokenreview/team-a/a_b", review("x", "")).body().orElseThrow())
                .hasToString(NOBODY);
    }

    /** Nor what a body must look like, which would be a way to find out. */
    @ParameterizedTest
    @ValueSource(strings = {"hvs.fake", "fake.jwt.text"})
    void who_is_not_trusted_learns_nothing(String token) {
        trusted = false;

        Reply reply = ask(PATH, review(token, ""));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(ask(PATH, "no review")).isEqualTo(reply);
        assertThat(attempts).isEmpty();
        assertThat(tokens.asked()).isEmpty();
        assertThat(asking.entries())
                .extracting(it -> it.account().reason())
                .containsOnly("CallerNotTrusted");
    }

    /** Such a name would stand in the address of a request to the API server. */
    @ParameterizedTest
    @ValueSource(strings = {"team-a%3Flimit=1", "team-a%23", "Team-A", "a.b", "a%20b"})
    void what_no_namespace_can_be_called_is_not_looked_into(String namespace) {
        String path = "/kubernetes/tokenreview/" + namespace + "/reader";

        for (String token : List.of(TOKEN.text().reveal(), "fake.jwt.text")) {
            assertThat(ask(path, review(token, "")).body().orElseThrow()).hasToString(NOBODY);
        }
        assertThat(tokens.asked()).isEmpty();
        assertThat(attempts).isEmpty();
        assertThat(asking.entries())
                .extracting(it -> it.account().reason())
                .containsExactly("RoleNotFound", "RoleNotFound");
    }

    private Reply ask(String path, String body) {
        Reviews reviews =
                new Reviews(
                        _ -> trusted,
                        it -> {
                            attempts.add(it);
                            return ruling;
                        },
                        tokens,
                        new Audiences(Set.of()),
                        asking.audited());
        return asking.ask(reviews.routes(), "POST", path, body);
    }

    /** As the API server sends it, with its line break. */
    private static String review(String token, String more) {
        return "{\"kind\":\"TokenReview\",\"apiVersion\":\"authentication.k8s.io/v1\","
                + "\"metadata\":{\"creationTimestamp\":null},\"spec\":{\"token\":\""
                + token
                + "\""
                + more
                + "},\"status\":{\"user\":{}}}\n";
    }

    private static Ruling refused(Ruling.Kind kind) {
        return new Ruling.Refused(kind, "FakeReason", Optional.empty(), Optional.empty());
    }
}

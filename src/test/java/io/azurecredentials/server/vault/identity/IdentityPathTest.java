package io.azurecredentials.server.vault.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.identity.Minted;
import io.azurecredentials.identity.token.Publication;
import io.azurecredentials.identity.token.Signed;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Asking;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.token.Askers;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPathTest {
    private static final ValidToken TOKEN = OurTokens.service(OurTokens.rules(Kind.SERVICE));
    private static final String TEXT = TOKEN.text().reveal();
    private static final String PATH = "/v1/identity/oidc/token/";
    private static final String WELL_KNOWN = "/v1/identity/oidc/.well-known/";
    private static final String SIGNED = Signed.text(OurTokens.NOW);
    private static final Caller ANN = new Caller("ann", "", List.of(), Map.of());

    private final Asking asking = new Asking();
    private final Scripted tokens = new Scripted(TOKEN);
    private Optional<Publication> publication = Optional.of(new Publication(Signed.ISSUER));
    private Answer<Minted> minted =
            Answer.given(
                    new Minted.Made(Sensitive.of(SIGNED), Signed.AUDIENCE, Duration.ofMinutes(10)));

    @ParameterizedTest
    @ValueSource(strings = {"reader", "Reader"})
    void whoever_logged_in_for_the_role_is_told_who_he_is(String role) {
        Reply reply = asking.ask(routes(), "GET", PATH + role, "", TEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().at("/data"))
                .hasToString(
                        "{\"client_id\":\"https://kubernetes.example\",\"token\":\""
                                + SIGNED
                                + "\",\"ttl\":600}");
        assertThat(reply.headers()).doesNotContainKey("Cache-Control");
        assertThat(asking.entry().deed()).isEqualTo(Deed.IDENTITY);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(asking.entry().account().user()).isEqualTo(TOKEN.grant().user());
        assertThat(asking.entry().toString()).doesNotContain(SIGNED, TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "writer, OURS, OtherRole",
        "read_er, OURS, OtherRole",
        "reader, hvs.other, NoSession",
        "reader, eyFake.eyFake.Fake, NoLoginToken"
    })
    void whoever_did_not_log_in_for_the_role_is_told_nothing(
            String role, String token, String reason) {
        String shown = token.equals("OURS") ? TEXT : token;
        Reply reply = asking.ask(routes(), "GET", PATH + role, "", shown);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"permission denied\"]}");
        assertThat(asking.entry().account().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"NO_ISSUER, 400", "NO_AUDIENCE, 400", "ENDED, 403"})
    void why_there_is_none_is_told_to_who_can_mend_it(Minted.Why why, int status) {
        minted = Answer.given(new Minted.Refused(why));

        assertThat(asking.ask(routes(), "GET", PATH + "reader", "", TEXT).status())
                .isEqualTo(status);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void while_nobody_can_tell_the_caller_is_to_come_back() {
        minted = Answer.refused(Scripted.BUSY);

        assertThat(asking.ask(routes(), "GET", PATH + "reader", "", TEXT).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"POST, reader", "LIST, reader", "DELETE, reader"})
    void it_is_read_and_nothing_else(String method, String role) {
        assertThat(asking.ask(routes(), method, PATH + role, "", TEXT).status()).isEqualTo(405);
    }

    /** Whatever namespace and whatever token comes along: API servers send neither. */
    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "keys"})
    void who_signs_is_told_to_anybody_who_may_keep_it(String path) {
        Reply bare = asking.ask(routes(), "GET", WELL_KNOWN + path, "");

        assertThat(bare.status()).isEqualTo(200);
        assertThat(bare.headers()).containsEntry("Cache-Control", "public, max-age=300");
        assertThat(asking.ask(routes(), "GET", WELL_KNOWN + path, "", "hvs.other")).isEqualTo(bare);
        assertThat(new Asking("team-b").ask(routes(), "GET", WELL_KNOWN + path, ""))
                .isEqualTo(bare);
        assertThat(bare.body().orElseThrow().has("errors")).isFalse();
        assertThat(tokens.asked()).isEmpty();
        assertThat(asking.entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "keys"})
    void where_nobody_signs_there_is_nothing(String path) {
        publication = Optional.empty();

        Reply reply = asking.ask(routes(), "GET", WELL_KNOWN + path, "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.headers()).isEmpty();
    }

    private List<Route> routes() {
        Askers askers = new Askers(tokens, (_, _) -> Answer.given(Optional.of(ANN)), _ -> true);
        return Stream.of(
                        new IdentityPath(askers, _ -> minted, asking.audited()).routes(),
                        new PublicPaths(publication, () -> Signed.KEYS).routes())
                .flatMap(List::stream)
                .toList();
    }
}

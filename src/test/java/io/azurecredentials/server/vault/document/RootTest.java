package io.azurecredentials.server.vault.document;

import static io.azurecredentials.server.vault.document.Written.config;
import static io.azurecredentials.server.vault.document.Written.input;
import static io.azurecredentials.server.vault.document.Written.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Spec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kind of root credential follows from what was written, one write after the other. */
class RootTest {
    private static final SecretsConfig ENGINE = new SecretsConfig();
    private static final LoginConfig METHOD = new LoginConfig(new LoginConfig.Named(true, true));
    private static final String REF = "secretRef={name=azure-bootstrap, key=clientSecret}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {} | ",
                "{'client_id':'c'} | {} | {managedIdentity={clientID=c}}",
                "{'client_id':'c','client_secret':'s'} | {} | {clientSecret={clientID=c, REF}}",
                "{'client_id':'c'} | {'client_secret':'s'} | {clientSecret={clientID=c, REF}}",
                "{'client_id':'c','client_secret':'s'} | {'client_id':'d'} | {clientSecret={clientID=d, REF}}",
                "{'client_id':'c','client_secret':'s'} | {'tenant_id':'t'} | {clientSecret={clientID=c, REF}}",
                "{'client_id':'c','client_secret':'s'} | {'client_secret':''} | {managedIdentity={clientID=c}}",
                "{'client_id':'c','client_secret':'s'} | {'client_secret':'','client_id':''} | ",
                "{'client_id':'c','client_secret':'s'} | {'client_secret':null} | {clientSecret={clientID=c, REF}}",
                "{'client_id':'c','identity_token_audience':'a'} | {} | {workloadIdentity={clientID=c, audience=a}}",
                "{'client_id':'c','identity_token_audience':'a'} | {'identity_token_ttl':1800} | {workloadIdentity={clientID=c, audience=a, tokenTTL=30m}}",
                "{'client_id':'c','identity_token_audience':'a'} | {'client_id':'d'} | {workloadIdentity={clientID=d, audience=a}}",
                "{'client_id':'c','identity_token_audience':'a'} | {'client_secret':'s','identity_token_audience':''} | {clientSecret={clientID=c, REF}}"
            })
    void the_kind_follows_from_what_is_there(String first, String second, String expected) {
        Spec spec = config(ENGINE, first, second);

        assertThat(String.valueOf(spec.tree().getOrDefault("authentication", "")))
                .hasToString(expected == null ? "" : expected.replace("REF", REF));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {'client_secret':'s'} | client_id is required with client_secret",
                "{} | {'identity_token_audience':'a'} | client_id is required with identity_token_audience",
                "{} | {'client_id':'c','client_secret':'s','identity_token_audience':'a'} | only one of 'client_secret' or 'identity_token_audience' can be set",
                "{'client_id':'c','client_secret':'s'} | {'identity_token_audience':'a'} | only one of 'client_secret' or 'identity_token_audience' can be set",
                "{'client_id':'c','identity_token_audience':'a'} | {'client_secret':'s'} | only one of 'client_secret' or 'identity_token_audience' can be set"
            })
    void what_contradicts_itself_is_refused(String first, String second, String sentence) {
        assertThat(refusal(() -> config(ENGINE, first, second))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'auth_type':'msi'} | msi",
                "{'auth_type':'msi','client_id':'c'} | msi",
                "{'auth_type':'aks_wi','client_id':'c'} | aks_wi",
                "{'auth_type':'plugin_wif','client_id':'c','identity_token_audience':'a'} | plugin_wif",
                "{'auth_type':'root_creds','client_id':'c','client_secret':'s'} | root_creds",
                "{'client_id':'c','client_secret':'s'} | root_creds",
                "{} | "
            })
    void a_kind_that_is_named_is_read_back(String sent, String type) {
        Spec spec = config(METHOD, sent);

        assertThat(METHOD.show(spec, Spec.EMPTY).path("auth_type").asText())
                .isEqualTo(type == null ? "" : type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'auth_type':'root_creds'} | takes a client_secret",
                "{'auth_type':'plugin_wif','client_id':'c'} | takes an identity_token_audience",
                "{'auth_type':'aks_wi'} | client_id is required",
                "{'auth_type':'msi','client_id':'c','client_secret':'s'} | go without client_secret",
                "{'auth_type':'guess'} | must be root_creds, plugin_wif, aks_wi or msi"
            })
    void a_kind_that_lacks_something_is_refused(String sent, String sentence) {
        assertThat(refusal(() -> config(METHOD, sent))).contains(sentence);
    }

    @Test
    void a_password_is_kept_apart_and_its_key_id_goes_with_the_old_one() {
        Spec live =
                Spec.of(
                        Map.of(
                                "authentication",
                                Map.of(
                                        "clientSecret",
                                        Map.of(
                                                "clientID", "c",
                                                "keyID", "k",
                                                "secretRef", Map.of("name", "mine")))));

        Draft same = ENGINE.write(input("{'client_id':'c'}"), live);
        Draft fresh = ENGINE.write(input("{'client_secret':'fake'}"), live);

        assertThat(same.spec()).isEqualTo(live);
        assertThat(same.secret()).isEmpty();
        assertThat(fresh.spec().has("authentication.clientSecret.keyID")).isFalse();
        assertThat(fresh.spec().text("authentication.clientSecret.secretRef.name"))
                .contains("azure-bootstrap");
        assertThat(fresh.secret())
                .hasValueSatisfying(it -> assertThat(it.reveal()).isEqualTo("fake"));
        assertThat(fresh.toString()).doesNotContain("fake");
    }

    @Test
    void a_kind_that_Vault_does_not_have_stays() {
        Spec live =
                Spec.of(
                        Map.of(
                                "authentication",
                                Map.of("clientCertificate", Map.of("clientID", "c"))));

        assertThat(ENGINE.write(input("{'client_id':'c','tenant_id':'t'}"), live).spec())
                .isEqualTo(live.with("tenantID", "t"));
        assertThat(ENGINE.show(live, Spec.EMPTY).path("client_id").asText()).isEqualTo("c");
    }
}

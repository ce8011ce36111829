package io.azurecredentials.server.vault.document;

import static io.azurecredentials.server.vault.document.Written.config;
import static io.azurecredentials.server.vault.document.Written.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.administration.change.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the root password is replaced, after one write after the other. */
class RotationTest {
    private static final SecretsConfig ENGINE = new SecretsConfig();
    private static final LoginConfig METHOD = new LoginConfig(new LoginConfig.Named(true, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {} | ",
                "{'root_password_ttl':'182d12h'} | {} | ",
                "{'root_password_ttl':3600} | {} | {passwordTTL=1h}",
                "{'root_password_ttl':3600} | {'root_password_ttl':0} | ",
                "{'rotation_period':'720h'} | {} | {period=720h}",
                "{'rotation_period':'720h'} | {'rotation_period':0} | ",
                "{'rotation_period':'720h'} | {'rotation_schedule':'0 3 * * 0'} | {schedule=0 3 * * 0}",
                "{'rotation_schedule':'0 3 * * 0','rotation_window':'1h'} | {} | {schedule=0 3 * * 0, window=1h}",
                "{'rotation_schedule':'0 3 * * 0','rotation_window':'1h'} | {'rotation_window':0} | {schedule=0 3 * * 0}",
                "{'rotation_schedule':'0 3 * * 0','rotation_window':'1h'} | {'rotation_period':3600} | {period=1h}",
                "{'rotation_schedule':'0 3 * * 0','rotation_window':'1h'} | {'rotation_schedule':''} | ",
                "{'rotation_period':'720h','root_password_ttl':'5000h'} | {'disable_automated_rotation':true} | {passwordTTL=5000h}"
            })
    void a_rotation_is_what_was_written_last(String first, String second, String expected) {
        assertThat(
                        String.valueOf(
                                config(ENGINE, first, second)
                                        .tree()
                                        .getOrDefault("rootRotation", "")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rotation_period':1,'rotation_schedule':'* * * * *'} | mutually exclusive fields",
                "{'rotation_period':1,'rotation_window':1} | rotation_window does not apply to period",
                "{'rotation_window':1} | cannot use rotation_window without rotation_schedule",
                "{'rotation_period':1,'disable_automated_rotation':'true'} | disable_automated_rotation goes without"
            })
    void what_contradicts_itself_is_refused(String sent, String sentence) {
        assertThat(refusal(() -> config(ENGINE, sent))).contains(sentence);
    }

    @Test
    void the_method_forgets_a_lifetime_that_is_not_sent_again() {
        String first = "{'root_password_ttl':'5000h','rotation_period':'720h'}";

        assertThat(config(METHOD, first, "{}").text("rootRotation.passwordTTL")).contains("4380h");
        assertThat(config(ENGINE, first, "{}").text("rootRotation.passwordTTL")).contains("5000h");
        assertThat(config(METHOD, first, "{}").text("rootRotation.period")).contains("720h");
    }

    @Test
    void the_method_forgets_retries_that_are_not_sent_again() {
        Spec first = config(METHOD, "{'max_retries':5,'retry_delay':'1s'}");
        Spec second = config(METHOD, "{'max_retries':5,'retry_delay':'1s'}", "{}");

        assertThat(first.whole("retry.maxRetries")).hasValue(5);
        assertThat(first.has("retry.maxRetryDelay")).isFalse();
        assertThat(second.whole("retry.maxRetries")).hasValue(3);
        assertThat(second.text("retry.retryDelay")).contains("4s");
    }

    @Test
    void what_the_environment_does_not_name_has_to_be_written() {
        LoginConfig alone = new LoginConfig(new LoginConfig.Named(false, false));

        assertThat(refusal(() -> config(alone, "{'resource':'a'}")))
                .isEqualTo("tenant_id is required");
        assertThat(refusal(() -> config(alone, "{'tenant_id':'a'}")))
                .isEqualTo("resource is required");
        assertThat(refusal(() -> config(METHOD, "{}"))).isEmpty();
        assertThat(
                        refusal(
                                () ->
                                        METHOD.write(
                                                Written.input("{}"),
                                                Spec.EMPTY.with("environmentVariables", "Ignore"))))
                .isEqualTo("tenant_id is required");
    }
}

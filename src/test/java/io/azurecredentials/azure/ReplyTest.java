package io.azurecredentials.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azurecredentials.base.Problem;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @Test
    void entras_number_is_read_from_its_list() {
        HttpRefusal refusal =
                refusal(
                        Service.ENTRA,
                        401,
                        """
                        {"error":"invalid_client","error_description":"AADSTS7000222: remote text",
                         "error_codes":[7000215],"error_uri":"https://login.example"}""");

        assertThat(refusal.code()).isEqualTo("7000215");
    }

    @Test
    void graphs_code_is_followed_by_those_of_the_details() {
        HttpRefusal refusal =
                refusal(
                        Service.GRAPH,
                        400,
                        """
                        {"error":{"code":"Request_BadRequest","message":"remote text","details":[
                          {"code":"NoBackingApplicationObject","target":"appId"}]}}""");

        assertThat(refusal.code()).isEqualTo("Request_BadRequest");
        assertThat(refusal.has("NoBackingApplicationObject")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Not Found</html>",
                "{\"error\":{\"code\":\"not a code: <b>\"}}",
                "{\"error\":\"text\"}",
                "[]",
                "{\"error\":{\"co"
            })
    void what_a_gateway_says_is_no_code_and_no_proof_of_absence(String body) {
        HttpRefusal refusal = refusal(Service.GRAPH, 404, body);

        assertThat(refusal.code()).isEmpty();
        assertThat(refusal.isNotFound()).isFalse();
    }

    @Test
    void the_time_to_stay_away_is_read() {
        assertThat(refusal(Service.ARM, 429, "").retryAfter()).contains(Duration.ofSeconds(12));
    }

    @Test
    void no_remote_text_reaches_a_message() {
        HttpRefusal refusal =
                refusal(
                        Service.ARM,
                        403,
                        """
                        {"error":{"code":"AuthorizationFailed","message":"remote text"}}""");
        Problem problem =
                Failures.problem(
                        refusal,
                        Operation.arm(Call.ROLEASSIGNMENT_PUT, "assign", ArmAction.ASSIGN, "/s"));

        assertThat(problem.message()).doesNotContain("remote text");
        assertThat(refusal).message().doesNotContain("remote text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"value\":[{\"id\":\"1\"}]}"})
    void success_passes(String body) {
        assertThatCode(() -> reply(Service.GRAPH, 200, body).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":[{\"id\":", "<html>Please log in</html>", "{\"a\":1"})
    void a_success_cut_off_or_given_by_somebody_else_is_none(String body) {
        assertThatThrownBy(() -> reply(Service.GRAPH, 200, body).check())
                .isInstanceOf(IOException.class);
    }

    private static HttpRefusal refusal(Service service, int status, String body) {
        return catchThrowableOfType(HttpRefusal.class, () -> reply(service, status, body).check());
    }

    private static Reply reply(Service service, int status, String body) {
        return new Reply(service, status, "12", body.getBytes(UTF_8));
    }
}

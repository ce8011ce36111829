package io.azurecredentials.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String APPS = "https://graph.microsoft.com/v1.0/applications";
    private static final String ID = "45a1e5f2-fb2a-4dab-9312-01d3a149bc7e";

    @Test
    void recorded_ids_stand_for_the_emulators_own() {
        List<Verdict> verdicts =
                replay(
                        interaction(
                                0, "POST", APPS, "{'displayName':'a'}", 201, "{'id':'" + ID + "'}"),
                        interaction(1, "GET", APPS + "/" + ID, "", 200, "{'id':'" + ID + "'}"));

        assertThat(verdicts.get(1).got().path("status").asInt()).isEqualTo(200);
    }

    @Test
    void what_is_there_before_it_was_made_is_seeded_and_does_not_count() {
        String list =
                "{'@odata.context':'https://graph.microsoft.com/v1.0/$metadata#applications','value':[{'id':'"
                        + ID
                        + "','displayName':'old'}]}";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "GET", APPS, "", 200, list),
                        interaction(1, "DELETE", APPS + "/" + ID, "", 204, ""));

        assertThat(verdicts.get(0).reason()).isEqualTo("seed");
        assertThat(verdicts.get(1).got().path("status").asInt()).isEqualTo(204);
    }

    @Test
    void what_was_made_without_a_recorded_body_takes_its_followers_out() {
        String group =
                "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "PUT", group, "", 201, "{}"),
                        interaction(1, "GET", group, "", 200, "{}"));

        assertThat(verdicts)
                .extracting(Verdict::reason)
                .containsExactly("no-body", "needs-unrecorded");
    }

    @Test
    void other_services_do_not_count() {
        List<Verdict> verdicts =
                replay(
                        interaction(
                                0,
                                "POST",
                                "https://graph.microsoft.com/v1.0/me/messages",
                                "{}",
                                201,
                                "{}"));

        assertThat(verdicts.getFirst().reason()).isEqualTo("service");
    }

    @Test
    void what_azure_forbade_is_asked_by_somebody_without_rights() {
        String url =
                "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups?api-version=2021-04-01";

        List<Verdict> verdicts =
                replay(
                        interaction(
                                0,
                                "GET",
                                url,
                                "",
                                403,
                                "{'error':{'code':'AuthorizationFailed','message':'The client'}}"),
                        interaction(
                                1,
                                "GET",
                                url,
                                "",
                                401,
                                "{'error':{'code':'AuthenticationFailed'}}"));

        assertThat(verdicts)
                .extracting(verdict -> verdict.got().path("status").asInt())
                .containsExactly(403, 401);
    }

    @Test
    void budgets_are_spent_where_the_recording_shows_it() {
        String url =
                "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.Compute/virtualMachines?api-version=2024-07-01";
        String throttled =
                "{'error':{'code':'ResourceRequestsThrottled','message':'Number of requests for action x'}}";

        List<Verdict> verdicts =
                replay(
                        interaction(0, "GET", url, "", 429, throttled),
                        interaction(1, "GET", url, "", 200, "{'value':[]}"));

        assertThat(verdicts)
                .extracting(verdict -> verdict.got().path("status").asInt())
                .containsExactly(429, 200);
    }

    @Test
    void names_of_users_stand_for_the_same_ones_however_a_recorder_hid_the_domain() {
        String users = "https://graph.microsoft.com/v1.0/users";

        List<Verdict> verdicts =
                replay(
                        interaction(
                                0,
                                "POST",
                                users,
                                "{'userPrincipalName':'u1@example.com','displayName':'u1','mailNickname':'u1','accountEnabled':true,'passwordProfile':{'password':'REDACTED'}}",
                                201,
                                "{'id':'" + ID + "'}"),
                        interaction(1, "DELETE", users + "/u1@Team.onmicrosoft.com", "", 204, ""));

        assertThat(verdicts.get(1).verdict()).as(verdicts.get(1).reason()).isEqualTo("agree");
    }

    @Test
    void a_recording_that_makes_no_sense_differs_and_stops_nothing() {
        List<Verdict> verdicts =
                replay(
                        interaction(
                                0,
                                "GET",
                                "https://graph.microsoft.com/v1.0/applications/%zz",
                                "",
                                400,
                                ""),
                        interaction(1, "GET", APPS, "", 200, "{'value':[]}"));

        assertThat(verdicts.get(0).reason()).startsWith("not replayed");
        assertThat(verdicts.get(1).got().path("status").asInt()).isEqualTo(200);
    }

    @Test
    void a_report_counts_what_counts() {
        List<Verdict> verdicts =
                Stream.of("agree", "agree", "differ", "excluded")
                        .map(v -> new Verdict("s", 0, Json.object(), Json.object(), v, "seed"))
                        .toList();

        Report report = new Report(verdicts);

        assertThat(report.line()).isEqualTo("agreement: 2 of 3 interactions (66.7 %)");
        assertThat(report.excludedShare()).isEqualTo(25);
        assertThat(report.excluded()).containsEntry("seed", 1L);
    }

    static List<Verdict> replay(Interaction... interactions) {
        return new Replay(new Scenario("test", List.of(interactions))).run();
    }

    static Interaction interaction(
            int n, String method, String url, String body, int status, String answer) {
        String request = body.isEmpty() ? "" : ",'body':" + body;
        String response = answer.isEmpty() ? "" : ",'body':" + answer;
        return Interaction.of(
                Json.read(
                        ("{'n':"
                                        + n
                                        + ",'request':{'method':'"
                                        + method
                                        + "','url':'"
                                        + url
                                        + "'"
                                        + request
                                        + "},'response':{'status':"
                                        + status
                                        + response
                                        + "}}")
                                .replace('\'', '"')),
                n);
    }
}

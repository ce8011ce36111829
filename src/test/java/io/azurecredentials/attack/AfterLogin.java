package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.IN;
import static io.azurecredentials.attack.Costs.NOTHING;
import static io.azurecredentials.attack.Costs.ROLE;
import static io.azurecredentials.attack.Costs.malformed;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Doorstep.Counts;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.session.token.AddressRange;
import java.util.List;

/** 83 to 106: what can be done with a token of ours, and with what looks like one. */
final class AfterLogin {
    private static final String VALID = Tokens.valid();
    private static final String OURS = Scene.TOKEN.text().reveal();
    private static final String RENEW = "/v1/auth/token/renew-self";
    private static final String LOOKUP = "/v1/auth/token/lookup-self";

    static final List<Row> ROWS =
            List.of(
                    played(
                            83,
                            "one Azure token twice",
                            new Seen(200, "", new Counts(2, 0, 4, 2)),
                            AfterLogin::twice),
                    shown(
                            83,
                            "again and again",
                            "looked at anew each time; 429 once there are too many sessions",
                            "login.MeantimeTest#a_token_that_is_shown_again_is_looked_at_again",
                            "session.QuotaIT#who_has_his_share_gets_no_more_and_nothing_is_written"),
                    played(
                            84,
                            "a role that goes meanwhile",
                            refused("RoleNotFound", ROLE),
                            () -> Scene.at(Doorstep.open().without()).login(VALID)),
                    shown(
                            84,
                            "a role that goes or changes afterwards",
                            "its tokens are dead within a second, and what it no longer gives is"
                                    + " lost at renewal",
                            "login.MeantimeTest#what_changes_while_Azure_is_asked_counts_before_there_is_a_token",
                            "session.TokensIT#a_token_dies_with_its_role_even_if_another_takes_the_name",
                            "session.RenewalIT#a_policy_that_the_role_no_longer_gives_is_lost_and_a_new_one_is_not_gained"),
                    shown(
                            85,
                            "a renewal by somebody who is not bound any more",
                            "refused; the token ends when it would have",
                            "login.ReadmissionTest#whom_it_does_not_may_not",
                            "login.policy.RenewalTest#who_is_not_bound_any_more_ends_without_a_question"),
                    renewal(86, "a negative increment", "-1"),
                    renewal(86, "an increment with an exponent", "\"1e9\""),
                    renewal(86, "an increment beyond all numbers", "9223372036854775808"),
                    shown(
                            86,
                            "a renewal past the end",
                            "capped by the limits of when it was issued",
                            "session.token.LifetimeTest#nothing_is_renewed_past_the_end",
                            "session.token.LifetimeTest#an_increment_of_a_thousand_years_is_only_too_much",
                            "session.token.LifetimeTest#a_role_that_allows_more_than_before_makes_no_older_token_live_longer"),
                    shown(
                            87,
                            "times that contradict each other",
                            "refused at kubectl apply; what is unset is Vault's default",
                            "login.resolution.TokenLimitsTest#a_role_that_says_nothing_gets_what_vault_gives_by_default",
                            "input.RefusalTest#a_mistake_is_refused_with_a_sentence_that_says_what_to_write"),
                    shown(
                            88,
                            "more uses than there are, on three replicas at once",
                            "exactly so many; one write for each",
                            "session.TokensIT#a_token_is_used_exactly_as_often_as_it_can_be"),
                    shown(
                            89,
                            "a use after a revocation elsewhere",
                            "refused within a second",
                            "session.TokensIT#a_token_that_is_revoked_on_one_replica_is_over_on_the_others_within_a_second"),
                    shown(
                            90,
                            "a child whose parent is revoked",
                            "dead at once, and removed",
                            "session.ChildrenIT#a_child_is_good_until_its_parent_is_revoked"),
                    token(92, "a prefix", "hvs."),
                    token(
                            92,
                            "somebody else's",
                            "hvs.CAESIFakeFakeFakeFakeFakeFakeFakeFakeFakeFake"),
                    shown(
                            92,
                            "tokens of any other form",
                            "refused; no request is made for them",
                            "session.TokensIT#junk_costs_no_request",
                            "session.token.TokenFormTest#no_other_spelling_of_a_service_token_is_one",
                            "session.token.TokenFormTest#a_token_as_long_as_a_book_is_not_even_decoded"),
                    shown(
                            93,
                            "a look at what is stored",
                            "digests and seals, of which nobody makes a token",
                            "session.RecordIT#nothing_of_a_token_stands_in_its_record",
                            "session.token.SessionTest#nothing_of_the_token_stands_in_the_session"),
                    shown(
                            94,
                            "another namespace's accessor",
                            "not found",
                            "session.TokensIT#a_session_is_found_by_its_accessor_in_its_namespace_alone",
                            "session.TokensIT#a_token_is_good_on_every_replica_and_nowhere_else"),
                    played(
                            96,
                            "from an address that is not bound",
                            refused("AddressNotBound", ROLE),
                            AfterLogin::elsewhere),
                    shown(
                            96,
                            "an address in a header",
                            "counts from trusted proxies alone",
                            "server.ProxyIT#anybody_elses_word_counts_for_nothing",
                            "session.token.StandingTest#a_token_without_ranges_is_good_everywhere"),
                    shown(
                            97,
                            "a policy that is a group of Kubernetes",
                            "refused at kubectl apply; every group has our prefix and its"
                                    + " namespace",
                            "input.RefusalTest#a_mistake_is_refused_with_a_sentence_that_says_what_to_write",
                            "session.token.SessionTest#user_and_groups_are_those_of_one_role_in_one_namespace"),
                    shown(
                            98,
                            "a token of an older key",
                            "good until it ends, on every replica",
                            "session.ClocksIT#keys_change_while_tokens_are_about"),
                    played(
                            100,
                            "for whoever was shown it",
                            new Seen(200, "OtherAudience", NOTHING),
                            () -> Scene.open().review(VALID, "vault")),
                    played(
                            100,
                            "for the API server among others",
                            new Seen(200, "", new Counts(1, 0, 2, 0)),
                            () -> Scene.open().review(VALID, "vault", "kube")),
                    played(
                            100,
                            "an empty token",
                            new Seen(200, "NotCompact", NOTHING),
                            () -> Scene.open().review("")),
                    played(
                            100,
                            "by somebody who is not the API server",
                            refused("CallerNotTrusted"),
                            () -> Scene.open().untrusted().review(VALID)),
                    played(
                            100,
                            "a review of another version",
                            malformed(),
                            () ->
                                    Scene.open()
                                            .sendReview(
                                                    "{\"apiVersion\":\"authentication.k8s.io/v1beta1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"x\"}}")),
                    shown(
                            100,
                            "without the certificate, or with another's",
                            "permission denied, and nothing is read",
                            "server.ClientCertificatesIT#whoever_has_another_may_not_and_may_ask_everything_else"),
                    shown(
                            102,
                            "a wrapped answer",
                            "400: it is not given unwrapped",
                            "server.http.WrappingTest#on_no_path_is_it_passed_over",
                            "server.TransportIT#what_is_only_wrong_is_refused_and_the_connection_goes_on"),
                    played(
                            104,
                            "a token beside the Azure token",
                            IN,
                            () ->
                                    Scene.open()
                                            .use(
                                                    "POST",
                                                    "/v1/auth/azure/login",
                                                    "{\"role\":\"reader\",\"jwt\":\""
                                                            + VALID
                                                            + "\"}",
                                                    "hvs." + "Fake".repeat(15))),
                    shown(
                            104,
                            "two tokens at once",
                            "400",
                            "server.TransportIT#what_is_only_wrong_is_refused_and_the_connection_goes_on"),
                    shown(
                            105,
                            "paths that could be read as others",
                            "400, 404 or 405, and no handler is asked",
                            "server.TransportIT#what_is_only_wrong_is_refused_and_the_connection_goes_on",
                            "server.http.TargetTest#a_path_is_its_segments_each_decoded_once"),
                    shown(
                            106,
                            "a role of the operator's own application",
                            "refused by the role and again at issue, whoever it is written by",
                            "process.ExistingApplicationIT#what_an_azure_config_signs_in_with_is_refused_by_the_role_and_again_at_issue",
                            "config.RootApplicationsTest#what_the_pod_signs_in_as_is_no_target_even_if_no_config_says_so"));

    private AfterLogin() {}

    private static Seen twice() {
        Scene scene = Scene.open();
        Seen _ = scene.login(VALID);
        return scene.login(VALID);
    }

    private static Seen elsewhere() {
        List<AddressRange> ranges = AddressRange.parse("192.0.2.0/24").stream().toList();
        Doorstep door = new Doorstep().with(Doorstep.terms(Doorstep.bound(), ranges));
        return Scene.at(door).login(VALID);
    }

    private static Row renewal(int number, String title, String increment) {
        return played(
                number,
                title,
                malformed(),
                () -> Scene.open().use("POST", RENEW, "{\"increment\":" + increment + "}", OURS));
    }

    private static Row token(int number, String title, String token) {
        return played(
                number,
                title,
                refused("NoSession"),
                () -> Scene.open().use("GET", LOOKUP, "", token));
    }
}

package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.ROLE;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Costs.unavailable;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Tokens;
import java.util.List;

/** 126 and on: what the list does not know of, and reviews and careful thought do. */
final class Beyond {
    private static final String VALID = Tokens.valid();

    static final List<Row> ROWS =
            List.of(
                    played(
                            126,
                            "a token that is bound to a key of its bearer's",
                            refused("SenderConstrained"),
                            () -> Scene.open().login(Tokens.with(it -> it.putObject("cnf")))),
                    played(
                            127,
                            "a role that is there and not ready",
                            unavailable("RoleNotReady", ROLE),
                            () -> unready("reader")),
                    played(
                            127,
                            "one that is not there, at that time",
                            unavailable("RoleNotFound", ROLE),
                            () -> unready("other")),
                    shown(
                            128,
                            "a session that is edited, copied, set back or restored",
                            "grants nothing",
                            "session.RecordIT#a_record_that_was_edited_grants_nothing",
                            "session.RecordIT#a_record_that_is_set_back_grants_nothing",
                            "session.RecordIT#a_copy_of_a_record_is_nobodys_session",
                            "session.RecordIT#a_record_that_is_restored_after_its_token_was_revoked_revives_nothing"),
                    shown(
                            129,
                            "a session that somebody else writes",
                            "refused by the shipped policy",
                            "manifests.SessionPolicyIT#nobody_makes_a_session_but_the_operator",
                            "manifests.SessionPolicyIT#nobody_changes_what_a_session_says_but_the_operator"),
                    shown(
                            130,
                            "look-ups for a machine through many configs",
                            "share what a tenant has, and leave revocations theirs",
                            "login.lookup.QuestionsTest#nor_more_through_many_configs",
                            "login.lookup.ThrottleTest#configs_of_one_tenant_share_it",
                            "login.lookup.ThrottleTest#what_one_takes_too_much_of_is_left_for_others"),
                    shown(
                            131,
                            "junk that pushes a login out of the audit",
                            "half of the room is for those who are let in",
                            "audit.TrailTest#who_is_turned_away_takes_no_line_from_who_is_let_in"),
                    shown(
                            132,
                            "a namespace in a path that would be part of another",
                            "nobody; nothing is read",
                            "server.kubernetes.ReviewsTest#what_no_namespace_can_be_called_is_not_looked_into"),
                    shown(
                            133,
                            "a renewal from where the role no longer lets anybody be",
                            "a token is bound to what both allow",
                            "session.token.RenewedSessionTest#a_token_that_was_good_everywhere_is_bound",
                            "session.token.RenewedSessionTest#a_token_that_would_be_good_nowhere_is_not_renewed"),
                    shown(
                            134,
                            "any change of a token at all",
                            "refused; what is taken, two other libraries take",
                            "login.jwt.MutationTest#no_bit_can_be_changed",
                            "login.jwt.MutationTest#segments_of_two_tokens_make_no_third_and_change_no_places",
                            "login.jwt.DifferentialTest#what_is_taken_both_other_libraries_take"),
                    shown(
                            135,
                            "children for want of sessions",
                            "they count as sessions do",
                            "session.QuotaIT#children_count"),
                    shown(
                            147,
                            "tokens of Kubernetes that anybody makes up, each another",
                            "four of one peer are reviewed at a time; everybody else's go on, and"
                                    + " what is remembered of them stays",
                            "rbac.TokenReviewsTest#who_shows_many_takes_his_own_places_and_nobody_elses",
                            "rbac.TokenReviewsTest#what_is_nobodys_pushes_no_good_answer_out"));

    private Beyond() {}

    private static Seen unready(String role) {
        Problem problem = Problem.retryable(Reason.ROLE_NOT_READY, "fake");
        return Scene.at(Doorstep.open().unread(problem)).login(VALID, it -> it.put("role", role));
    }
}

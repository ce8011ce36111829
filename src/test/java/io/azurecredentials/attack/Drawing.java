package io.azurecredentials.attack;

import static io.azurecredentials.attack.Row.shown;

import java.util.List;

/** What can be done about credentials that are drawn, and about their leases. */
final class Drawing {
    static final List<Row> ROWS =
            List.of(
                    shown(
                            89,
                            "a revocation during a draw",
                            "503; what was made of it until then, in Azure too, is gone within"
                                    + " minutes, whoever dies meanwhile",
                            "draw.DrawsIT#whose_token_ends_meanwhile_is_given_nothing",
                            "credential.lifecycle.DrawsTest#it_ends_with_what_it_was_drawn_with",
                            "credential.lifecycle.DrawMatrixTest#what_was_drawn_goes_at_once_with_what_it_was_drawn_with",
                            "process.DrawingIT#a_credential_is_drawn_used_renewed_and_given_back_and_nothing_is_left"),
                    shown(
                            94,
                            "another's lease",
                            "permission denied on every path; it is neither extended nor revoked",
                            "draw.PathsIT#anothers_lease_takes_the_right_to_delete_it"),
                    shown(
                            94,
                            "another namespace's lease",
                            "not found, as if there were none",
                            "draw.LeasesIT#a_lease_is_found_by_its_id_and_in_its_namespace_alone"),
                    shown(
                            94,
                            "another's accessor, or another namespace's",
                            "permission denied, whether or not there is such a token, and it lives on",
                            "server.vault.token.OtherTokenPathsTest#anothers_is_not_and_whether_it_is_there_is_not_told",
                            "server.vault.token.OtherTokensIT#an_accessor_of_another_namespace_is_none"),
                    shown(
                            95,
                            "leases by prefix",
                            "permission denied without the right to delete them all, and none is"
                                    + " revoked or listed",
                            "draw.PathsIT#who_may_sees_all_leases_and_revokes_them_by_the_beginning_of_their_ids",
                            "draw.PathsIT#no_spelling_of_a_prefix_goes_round_that_right"),
                    shown(
                            95,
                            "a path that leads out of the leases",
                            "400, 403, 404 or 405, and none is revoked",
                            "draw.PathsIT#no_spelling_of_a_prefix_goes_round_that_right",
                            "server.http.TargetTest#a_path_is_its_segments_each_decoded_once"),
                    shown(
                            98,
                            "for a token that is revoked or has ended",
                            "permission denied; what it was given before ends with it",
                            "server.vault.identity.IdentityPathTest#whoever_did_not_log_in_for_the_role_is_told_nothing",
                            "server.vault.identity.IdentityPathTest#why_there_is_none_is_told_to_who_can_mend_it",
                            "identity.token.ClusterTokenTest#it_lives_ten_minutes_or_as_long_as_the_login"),
                    shown(
                            122,
                            "a draw while the leader changes, or two think that they lead",
                            "one credential or none, and nothing that nobody holds",
                            "credential.lifecycle.DrawMatrixTest#deaths_of_operators_delay_a_draw_and_spoil_nothing",
                            "credential.lifecycle.DrawMatrixTest#a_replica_that_dies_at_any_effect_leaves_nothing_that_nobody_holds",
                            "draw.DrawsIT#those_who_ask_at_the_same_time_are_given_each_their_own"),
                    shown(
                            122,
                            "an answer to a draw that is lost, and asked for again",
                            "the same credential, or that one is revoked",
                            "credential.lifecycle.DrawMatrixTest#whoever_asks_again_is_given_the_same_or_none",
                            "draw.DrawsIT#whoever_went_away_and_asks_again_is_given_what_he_had_asked_for"));

    private Drawing() {}
}

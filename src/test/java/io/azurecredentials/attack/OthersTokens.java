package io.azurecredentials.attack;

import static io.azurecredentials.attack.Row.shown;

import java.util.List;

/** What can be done with a token by somebody who names it rather than having it. */
final class OthersTokens {
    static final List<Row> ROWS =
            List.of(
                    shown(
                            94,
                            "a stolen accessor",
                            "permission denied, as if there were no such token; it never becomes"
                                    + " the token",
                            "server.vault.token.OtherTokenPathsTest#anothers_is_not_and_whether_it_is_there_is_not_told",
                            "server.vault.token.OtherTokenPathsTest#an_accessor_never_reveals_the_token",
                            "server.vault.token.OtherTokensIT#a_right_to_one_session_is_none_to_another"),
                    shown(
                            94,
                            "another namespace's accessor, by somebody with every right in his own",
                            "invalid accessor",
                            "server.vault.token.OtherTokensIT#an_accessor_of_another_namespace_is_none"),
                    shown(
                            94,
                            "the token of any ServiceAccount",
                            "permission denied; it has to be made for us",
                            "server.vault.token.OtherTokensIT#a_bearer_of_a_token_for_others_is_nobody"),
                    shown(
                            90,
                            "a child of a dead parent, or of its dead parent's",
                            "refused everywhere within a second; it has no accessor and makes no"
                                    + " children either",
                            "server.vault.token.ChildTokensIT#who_revokes_a_parent_ends_its_children_everywhere_within_a_second",
                            "session.ChildrenIT#a_parent_that_has_ended_has_no_more_children",
                            "session.ChildrenIT#a_child_whose_parent_is_gone_is_not_found_by_its_accessor_either"),
                    shown(
                            90,
                            "a child with more policies, more time or more uses",
                            "refused, or capped with a warning",
                            "server.vault.token.ChildTokensIT#nobody_gets_more_by_having_children",
                            "server.vault.token.ChildTokensIT#a_batch_token_and_one_whose_uses_are_counted_have_none",
                            "session.token.ChildWishTest#a_child_has_no_policy_that_its_parent_has_not",
                            "session.ChildrenIT#a_child_is_renewed_until_its_parent_ends_and_no_longer"),
                    shown(
                            90,
                            "an orphan, a token of one's own choosing, a name of another's machine",
                            "refused with a sentence",
                            "server.vault.wire.ChildBodyTest#what_Vault_gives_to_nobody_but_root_nobody_has",
                            "server.vault.wire.ChildBodyTest#what_cannot_be_had_is_refused_with_a_sentence"),
                    shown(
                            90,
                            "a session that is edited to have another parent, or none",
                            "worth nothing: the seal covers it",
                            "session.token.SessionTest#whatever_is_edited_breaks_the_seal",
                            "session.ChildrenIT#a_parent_that_is_restored_revives_no_child"),
                    shown(
                            113,
                            "children without end",
                            "counted with all others of their subject, and at most eight generations",
                            "session.QuotaIT#children_count",
                            "session.ChildrenIT#there_is_an_end_to_generations"),
                    shown(
                            89,
                            "a stale replica, after a revocation by accessor",
                            "refused there within a second",
                            "server.vault.token.OtherTokensIT#whoever_may_delete_the_session_revokes_by_accessor_and_every_replica_knows"));

    private OthersTokens() {}
}

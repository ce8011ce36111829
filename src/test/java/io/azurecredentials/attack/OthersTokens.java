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
                            89,
                            "a stale replica, after a revocation by accessor",
                            "refused there within a second",
                            "server.vault.token.OtherTokensIT#whoever_may_delete_the_session_revokes_by_accessor_and_every_replica_knows"));

    private OthersTokens() {}
}

package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.NOTHING;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.identity.token.Signed;
import io.azurecredentials.login.jwt.Tokens;
import java.util.List;

/** What can be done with the tokens that tell clusters who logged in. */
final class ForClusters {
    private static final String TOKEN = Signed.text(Tokens.NOW);

    static final List<Row> ROWS =
            List.of(
                    played(
                            32,
                            "a token of ours for a cluster, as a login",
                            refused("Algorithm"),
                            () -> Scene.open().login(TOKEN)),
                    played(
                            98,
                            "the same, shown to the webhook by an API server",
                            new Seen(200, "Algorithm", NOTHING),
                            () -> Scene.open().review(TOKEN)),
                    played(
                            98,
                            "the same, as one of our own tokens",
                            refused("NoSession"),
                            () -> Scene.open().use("GET", "/v1/auth/token/lookup-self", "", TOKEN)),
                    shown(
                            98,
                            "the same, as a token of Kubernetes",
                            "nobody's, and the API server, which may trust our issuer, is not asked",
                            "rbac.ClusterTokensTest#a_token_of_ours_for_a_cluster_is_nobodys_and_nobody_is_asked",
                            "rbac.ClusterTokensTest#nor_is_one_for_ourselves_shown_to_an_API_server_that_may_trust_us",
                            "input.RefusalTest#a_mistake_is_refused_with_a_sentence_that_says_what_to_write"),
                    shown(
                            98,
                            "with a key that is about to come, or has gone",
                            "shown long before it signs and after it has signed; every replica"
                                    + " shows the same",
                            "identity.token.SigningKeysTest#a_successor_signs_once_whoever_kept_the_keys_has_fetched_it",
                            "identity.token.SigningKeysTest#one_is_shown_until_nothing_valid_is_signed_by_it",
                            "identity.ClusterTokenKeysIT#replicas_that_begin_at_once_agree_on_one_key"),
                    shown(
                            98,
                            "for another's role, or by a token of Kubernetes",
                            "permission denied",
                            "server.vault.identity.IdentityPathTest#whoever_did_not_log_in_for_the_role_is_told_nothing"),
                    shown(
                            98,
                            "groups that the API server keeps for itself",
                            "no group but ours stands in one",
                            "identity.token.ClusterTokenTest#it_says_who_logged_in_and_no_more"));

    private ForClusters() {}
}

package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.ALL;
import static io.azurecredentials.attack.Costs.KEY;
import static io.azurecredentials.attack.Costs.NOTHING;
import static io.azurecredentials.attack.Costs.ROLE;
import static io.azurecredentials.attack.Costs.malformed;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Costs.unavailable;
import static io.azurecredentials.attack.Row.absent;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Tokens;
import java.util.List;

/** 107 to 125: HTTP, TLS, floods, what is told, and what fails. */
final class Transport {
    private static final String VALID = Tokens.valid();

    static final List<Row> ROWS =
            List.of(
                    shown(
                            107,
                            "a request that comes slowly, or packed, or without end",
                            "cut off after ten seconds, 413 or 415; others are served",
                            "server.SlowIT#whoever_is_slow_is_cut_off_although_something_always_comes",
                            "server.SlowIT#a_thousand_idle_connections_of_the_same_peer_do_not_keep_a_request_out",
                            "server.TransportIT#a_request_with_two_readings_is_refused_once_and_the_connection_ends"),
                    shown(
                            108,
                            "headers too many or too long",
                            "431",
                            "server.TransportIT#a_request_with_two_readings_is_refused_once_and_the_connection_ends"),
                    shown(
                            109,
                            "a request with two readings",
                            "400, and the connection ends",
                            "server.TransportIT#a_request_with_two_readings_is_refused_once_and_the_connection_ends",
                            "server.http.ReadingTest#how_the_bytes_are_cut_into_pieces_does_not_matter"),
                    shown(
                            110,
                            "HTTP/2",
                            "is not spoken",
                            "server.TlsIT#only_HTTP_1_1_is_negotiated"),
                    played(
                            111,
                            "a body of nothing but brackets",
                            malformed(),
                            () -> Scene.open().send("[".repeat(30_000))),
                    shown(
                            111,
                            "a body nested or numerous beyond reason",
                            "400 before anybody decides",
                            "server.vault.wire.LoginBodyTest#depth_and_numbers_of_members_are_limited"),
                    shown(
                            112,
                            "requests too many of one peer",
                            "429 before anything is read; others, and the API server, are served",
                            "server.SlowIT#who_asks_too_often_is_told_to_wait_and_others_are_not",
                            "server.ProxyIT#who_asks_too_often_behind_a_proxy_spends_nobody_elses_requests",
                            "server.UnlimitedIT#who_asks_for_others_may_ask_as_often_as_they_do"),
                    played(
                            113,
                            "logins without end",
                            new Seen(429, "TooManySessions", ALL),
                            () -> Scene.open().full().login(VALID)),
                    shown(
                            113,
                            "the same on several replicas, and what is over",
                            "each counts what the others made; what is over is removed",
                            "session.QuotaIT#a_crowd_at_one_replica_gets_as_many_as_one_after_another",
                            "session.QuotaIT#every_replica_knows_of_what_the_others_made",
                            "session.SweepIT#an_expired_session_is_removed_and_a_living_one_stays"),
                    shown(
                            114,
                            "TLS of the past, none, or another certificate",
                            "no request is read; a new certificate costs none",
                            "server.TlsIT#what_is_older_than_TLS_1_2_is_refused",
                            "server.TlsIT#a_request_without_TLS_is_not_answered",
                            "server.TlsIT#a_new_certificate_under_load_costs_no_request",
                            "server.HandshakesIT#a_caller_cannot_have_another_handshake_over_the_same_connection"),
                    shown(
                            115,
                            "an answer that a cache keeps",
                            "Cache-Control: no-store on every reply",
                            "server.LoginIT#somebody_logs_in_and_looks_at_what_he_got"),
                    shown(
                            116,
                            "secrets in what is told",
                            "none in logs, Events, statuses, metrics or bodies; lines are escaped"
                                    + " and cut off",
                            "process.NothingSecretIT#nothing_that_was_given_out_is_told_to_anybody_else",
                            "login.jwt.SilenceTest#no_part_of_a_token_is_told",
                            "audit.LineTest#a_value_is_cut_off_where_it_is_too_long"),
                    shown(
                            118,
                            "names of the caller's in metrics",
                            "metrics are those of the manual, whose labels are ours",
                            "process.MetricsIT#every_metric_of_the_manual_is_there_and_no_other"),
                    played(
                            119,
                            "a token at the health endpoint",
                            new Seen(200, "", NOTHING),
                            () -> Scene.open().use("GET", "/v1/sys/health", "", "hvs.fake")),
                    played(
                            121,
                            "before any role is known",
                            unavailable("KubernetesUnavailable", NOTHING),
                            () -> Scene.at(Doorstep.open().deaf()).login(VALID)),
                    played(
                            121,
                            "before any key is",
                            unavailable("KeysUnavailable", KEY),
                            () -> Scene.at(Doorstep.open().withoutKeys()).login(VALID)),
                    played(
                            121,
                            "while the API server is gone",
                            unavailable("KubernetesUnavailable", ROLE),
                            () -> Scene.at(Doorstep.open().unreachable()).login(VALID)),
                    shown(
                            121,
                            "a token of ours while it is",
                            "503: what cannot be asked is no session",
                            "session.TokensIT#nothing_is_said_of_a_token_while_the_api_server_cannot_be_asked"),
                    shown(
                            122,
                            "replicas whose clocks are apart, at the same time",
                            "they agree, because each asks and writes on what it read",
                            "session.ClocksIT#tokens_are_good_on_replicas_whose_clocks_are_apart",
                            "session.RenewalIT#renewals_at_the_same_time_give_no_use_back"),
                    shown(
                            123,
                            "a flood of refusals",
                            "it takes its own connections; what may be remembered of it is bounded",
                            "server.SlowIT#a_flood_of_one_peer_takes_nobody_elses_connection",
                            "login.lookup.ThrottleTest#so_many_principals_are_remembered_and_no_more",
                            "audit.TrailTest#nobody_waits_for_a_log_that_takes_nothing_and_what_is_missing_is_counted"),
                    shown(
                            123,
                            "ten thousand refusals at once",
                            "no memory is kept of them, and no thread",
                            "attack.FloodTest#ten_thousand_refusals_at_once_leave_nothing_behind"),
                    played(
                            124,
                            "a token that somebody else was sent, for another audience",
                            refused("Audience"),
                            () ->
                                    Scene.open()
                                            .login(
                                                    Tokens.with(
                                                            it -> it.put("aud", "api://other")))),
                    absent(
                            124,
                            "a token that somebody else was sent for Resource Manager",
                            "Where a config takes that audience, it is as good as its bearer's;"
                                    + " one of its own keeps it out, and docs/login.md says so."),
                    played(
                            125,
                            "the operator's own service principal, bound by a role",
                            refused("OperatorsOwn", ROLE),
                            () ->
                                    Scene.at(Doorstep.open().signingInAs(Tokens.CLIENT))
                                            .login(VALID)),
                    shown(
                            125,
                            "the root of a config, in place of a pod's",
                            "refused at login and renewal, whatever the role binds",
                            "login.OutsidersOnlyTest#nor_is_the_root_of_the_config_that_the_role_issues_through",
                            "login.OutsidersOnlyTest#nor_is_the_root_of_the_config_that_the_logins_go_by"));

    private Transport() {}
}

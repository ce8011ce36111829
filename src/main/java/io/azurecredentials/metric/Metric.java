package io.azurecredentials.metric;

import java.util.List;

/**
 * What stands under {@code /metrics}, as Prometheus shows it; the manual's table is written from
 * this list, and the list checked against a running operator. Those of the reconcile loop come from
 * the operator framework and are named by it.
 */
public enum Metric {
    AZURE_CALLS(
            "azure_credentials_azure_calls_seconds",
            Type.SUMMARY,
            "operation result tenant",
            "Requests to Azure: what was asked, and what came of it (`ok`, `user_error`, `denied`, `throttled`, `retry`, `terminal`, `bug`), and in which tenant (`none` for the machine's metadata service; `other` for all after the first fifty)."),
    AZURE_CALLS_MAX(
            "azure_credentials_azure_calls_seconds_max",
            Type.GAUGE,
            "operation result tenant",
            "The longest of them in the last minutes."),
    HTTP_REQUESTS(
            "azure_credentials_http_requests_seconds",
            Type.HISTOGRAM,
            "operation result",
            "Requests: `login`, `creation` (of a child token), `identity` (a token for clusters), `lookup`, `renewal`, `revocation`, `draw`, `write`, `deletion`, `rotation`, or `review` (kube-apiserver's webhook); they were `allowed`, `refused`, or `failed` (nobody could tell). The audit lines say why, and about whom."),
    HTTP_REQUESTS_MAX(
            "azure_credentials_http_requests_seconds_max",
            Type.GAUGE,
            "operation result",
            "The longest of them in the last minutes."),
    SESSIONS(
            "azure_credentials_sessions",
            Type.GAUGE,
            "",
            "Service tokens that are still good, as the leader last counted them, once a minute; of batch tokens nobody knows."),
    AUDIT_LINES_LOST(
            "azure_credentials_audit_lines_lost_total",
            Type.COUNTER,
            "",
            "Audit lines that were dropped, because whoever reads the log is too slow."),
    CREDENTIAL_OPERATIONS(
            "azure_credentials_credential_operations_total",
            Type.COUNTER,
            "operation result",
            "What was done about AzureCredentials: `issue`, `renew` and `revoke`, once for each password with `ok`, and with any other result (as above) for each try that failed. `retry` is everyday life: whatever time mends."),
    CREDENTIAL_EXPIRY(
            "azure_credentials_credential_expiry_timestamp_seconds",
            Type.GAUGE,
            "name namespace",
            "When what the Secret of that AzureCredential holds ends, in seconds since 1970."),
    CREDENTIAL_NEXT_RENEWAL(
            "azure_credentials_credential_next_renewal_timestamp_seconds",
            Type.GAUGE,
            "name namespace",
            "When its successor is issued, or, if it has none, when it ends; in the past while the operator cannot."),
    ROOT_EXPIRY(
            "azure_credentials_root_expiry_timestamp_seconds",
            Type.GAUGE,
            "name namespace",
            "When the root password or certificate of that AzureConfig ends, as far as that is known, in seconds since 1970."),
    ROOT_NEXT_ROTATION(
            "azure_credentials_root_next_rotation_timestamp_seconds",
            Type.GAUGE,
            "name namespace",
            "When the operator replaces the root password of that AzureConfig; in the past while it cannot."),
    REVOKE_BACKLOG(
            "azure_credentials_revoke_backlog",
            Type.GAUGE,
            "kind",
            "How many AzureCredentials and AzureConfigs (`kind`) have something left in Azure whose time is over."),
    REVOKE_BACKLOG_AGE(
            "azure_credentials_revoke_backlog_age_seconds",
            Type.GAUGE,
            "kind",
            "For how long the oldest of that has been due; 0 if nothing is."),
    STALLED_OBJECTS(
            "azure_credentials_stalled_objects",
            Type.GAUGE,
            "kind",
            "How many AzureConfigs, AzureRoles and AzureCredentials (`kind`) wait for a person: their condition `Stalled` says for what."),
    ORPHANS(
            "azure_credentials_orphans",
            Type.GAUGE,
            "kind",
            "What has had no owner in Azure for longer than `ORPHAN_GRACE`, as the leader last saw it (`application`, `password`)."),
    ORPHAN_SEARCHES(
            "azure_credentials_orphan_searches_total",
            Type.COUNTER,
            "result",
            "How often the leader looked for it (`complete`, `incomplete`); without a complete search the number above says nothing."),
    LEADER(
            "azure_credentials_leader",
            Type.GAUGE,
            "",
            "Whether this replica leads: 1 or 0. Dates, orphans, backlog, stalled objects and sessions are told by the leader alone."),
    CUSTOM_RESOURCES(
            "custom_resources",
            Type.GAUGE,
            "controller_name",
            "Objects of each kind that are being looked after."),
    EVENTS_RECEIVED(
            "events_received_total",
            Type.COUNTER,
            "action controller_name event",
            "Changes that were heard of through watches."),
    RECONCILIATIONS_STARTED(
            "reconciliations_started_total",
            Type.COUNTER,
            "controller_name",
            "Reconciles that were begun."),
    RECONCILIATIONS_SUCCESS(
            "reconciliations_success_total",
            Type.COUNTER,
            "controller_name",
            "Reconciles that rest until something changes or falls due."),
    RECONCILIATIONS_FAILURE(
            "reconciliations_failure_total",
            Type.COUNTER,
            "controller_name",
            "Reconciles that wait for what time mends."),
    RECONCILIATIONS_RETRIES(
            "reconciliations_retries_total",
            Type.COUNTER,
            "controller_name",
            "Reconciles that were begun again after such a wait."),
    RECONCILIATIONS_ACTIVE(
            "reconciliations_active", Type.GAUGE, "controller_name", "Reconciles under way."),
    RECONCILIATIONS_QUEUE(
            "reconciliations_queue",
            Type.GAUGE,
            "controller_name",
            "Reconciles that wait for a thread."),
    RECONCILIATIONS_DURATION(
            "reconciliations_execution_duration_seconds",
            Type.HISTOGRAM,
            "controller_name",
            "How long reconciles took."),
    RECONCILIATIONS_DURATION_MAX(
            "reconciliations_execution_duration_seconds_max",
            Type.GAUGE,
            "controller_name",
            "The longest of them in the last minutes.");

    private final String text;
    private final Type type;
    private final String labels;
    private final String sentence;

    Metric(String text, Type type, String labels, String sentence) {
        this.text = text;
        this.type = type;
        this.labels = labels;
        this.sentence = sentence;
    }

    /** What Prometheus makes of it: a summary and a histogram have a count and a sum. */
    public enum Type {
        COUNTER("counter"),
        GAUGE("gauge"),
        HISTOGRAM("histogram"),
        SUMMARY("summary");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The word as it stands in a scrape. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** What Prometheus makes of it. */
    public Type type() {
        return type;
    }

    /** The names of its labels, in the order of the alphabet. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }

    /** What it means, in a sentence for a manual. */
    public String sentence() {
        return sentence;
    }

    /** The name as it stands in a scrape. */
    @Override
    public String toString() {
        return text;
    }
}

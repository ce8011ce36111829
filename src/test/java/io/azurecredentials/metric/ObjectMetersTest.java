package io.azurecredentials.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectMetersTest {
    private static final Instant NOON = Instant.parse("2027-01-15T12:00:00Z");
    private static final String ENDS = "2027-01-15T08:00:00Z";
    private static final String NEXT = "2027-01-03T18:13:20Z";

    private final List<AzureConfig> configs = new ArrayList<>();
    private final List<AzureRole> roles = new ArrayList<>();
    private final List<AzureCredential> credentials = new ArrayList<>();
    private final Meters meters = new Meters(() -> NOON);

    ObjectMetersTest() {
        meters.watch(new Watched(configs::stream, roles::stream, credentials::stream));
    }

    @Test
    void what_is_known_of_each_root_is_shown_and_nothing_else() {
        configs.add(config("both", "expires: " + ENDS + ", nextRotation: " + NEXT));
        configs.add(config("end", "expires: " + ENDS));
        configs.add(config("minted", "expires: " + ENDS + ", kind: WorkloadIdentity"));

        assertThat(shown("azure_credentials_root_"))
                .containsExactlyInAnyOrder(
                        Metric.ROOT_EXPIRY + "{name=\"both\",namespace=\"team\"} 1.8E9",
                        Metric.ROOT_EXPIRY + "{name=\"end\",namespace=\"team\"} 1.8E9",
                        Metric.ROOT_NEXT_ROTATION + "{name=\"both\",namespace=\"team\"} 1.799E9");
    }

    @Test
    void when_a_credential_ends_and_is_renewed_is_shown_until_it_is_renewed() {
        credentials.add(credential("app", lease(ENDS)));
        assertThat(shown("azure_credentials_credential_expiry"))
                .containsExactly(
                        Metric.CREDENTIAL_EXPIRY + "{name=\"app\",namespace=\"team\"} 1.8E9");
        assertThat(shown("azure_credentials_credential_next"))
                .containsExactly(
                        Metric.CREDENTIAL_NEXT_RENEWAL
                                + "{name=\"app\",namespace=\"team\"} 1.799E9");

        credentials.set(0, credential("app", lease("2027-01-15T08:00:01Z")));
        assertThat(shown("azure_credentials_credential_expiry"))
                .containsExactly(
                        Metric.CREDENTIAL_EXPIRY
                                + "{name=\"app\",namespace=\"team\"} 1.800000001E9");
    }

    @Test
    void what_is_gone_is_shown_no_more() {
        configs.add(config("both", "expires: " + ENDS + ", nextRotation: " + NEXT));
        credentials.add(credential("app", lease(ENDS)));
        credentials.add(credential("stays", lease(ENDS)));
        assertThat(dates()).hasSize(6);

        configs.clear();
        credentials.removeFirst();
        assertThat(dates()).hasSize(2).allMatch(it -> it.contains("stays"));
    }

    @Test
    void who_does_not_lead_any_more_tells_of_nothing() {
        configs.add(config("both", "expires: " + ENDS + ", nextRotation: " + NEXT));
        credentials.add(credential("app", lease(ENDS) + STALLED));
        assertThat(dates()).hasSize(4);

        meters.watch(Watched.NOTHING);
        assertThat(dates()).isEmpty();
        assertThat(shown(Metric.STALLED_OBJECTS + "{")).allMatch(it -> it.endsWith(" 0.0"));
    }

    private static final String STALLED =
            """
              conditions:
              - {type: Ready, status: "False"}
              - {type: Stalled, status: "True"}
            """;

    @Test
    void what_waits_for_a_person_is_counted_by_kind() {
        credentials.add(credential("one", STALLED));
        credentials.add(credential("other", STALLED));
        credentials.add(credential("well", "  conditions: [{type: Ready, status: \"True\"}]\n"));
        credentials.add(credential("new", "  {}\n"));
        roles.add(object("AzureRole", "role", STALLED, AzureRole.class));

        assertThat(shown(Metric.STALLED_OBJECTS + "{"))
                .containsExactlyInAnyOrder(
                        Metric.STALLED_OBJECTS + "{kind=\"AzureConfig\"} 0.0",
                        Metric.STALLED_OBJECTS + "{kind=\"AzureRole\"} 1.0",
                        Metric.STALLED_OBJECTS + "{kind=\"AzureCredential\"} 2.0");
    }

    @Test
    void what_should_be_gone_is_counted_and_the_oldest_tells_for_how_long() {
        credentials.add(credential("due", removal("2027-01-15T11:30:00Z")));
        credentials.add(credential("older", removal("2027-01-15T11:00:00Z")));
        credentials.add(credential("later", removal("2027-01-15T12:00:01Z")));
        credentials.add(credential("never", lease(ENDS)));

        assertThat(shown("azure_credentials_revoke_backlog"))
                .containsExactlyInAnyOrder(
                        Metric.REVOKE_BACKLOG + "{kind=\"AzureConfig\"} 0.0",
                        Metric.REVOKE_BACKLOG + "{kind=\"AzureCredential\"} 2.0",
                        Metric.REVOKE_BACKLOG_AGE + "{kind=\"AzureConfig\"} 0.0",
                        Metric.REVOKE_BACKLOG_AGE + "{kind=\"AzureCredential\"} 3600.0");

        credentials.clear();
        assertThat(shown("azure_credentials_revoke_backlog")).allMatch(it -> it.endsWith(" 0.0"));
    }

    private static String lease(String expires) {
        return "  lease: {issuedAt: %s, renewAt: %s, expiresAt: %s}\n"
                .formatted(NEXT, NEXT, expires);
    }

    private static String removal(String at) {
        return "  supersededApplications: [{epoch: 1, reservedAt: %s, retireAt: %s}]\n"
                .formatted(NEXT, at);
    }

    private static AzureConfig config(String name, String root) {
        String status = "  rootCredential: {clientID: app, since: " + NEXT + ", " + root + "}\n";
        return object("AzureConfig", name, status, AzureConfig.class);
    }

    private static AzureCredential credential(String name, String status) {
        return object("AzureCredential", name, status, AzureCredential.class);
    }

    private static <T> T object(String kind, String name, String status, Class<T> type) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: %s
                metadata: {name: %s, namespace: team}
                status:
                """
                                .formatted(kind, name)
                        + status,
                type);
    }

    private List<String> dates() {
        return meters.scrape()
                .lines()
                .filter(it -> !it.startsWith("#") && it.contains("_timestamp_seconds{"))
                .toList();
    }

    private List<String> shown(String start) {
        return meters.scrape().lines().filter(it -> it.startsWith(start)).toList();
    }
}

package io.azurecredentials.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.audit.Marks;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.audit.Who;
import io.azurecredentials.azure.Call;
import io.azurecredentials.base.Result;
import io.azurecredentials.credential.lifecycle.Work;
import io.azurecredentials.metric.Exposition.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TENANT = "00000000-0000-0000-0000-00000000beef";

    /** One label set for each object: there is none before there are objects. */
    private static final Set<Metric> OF_OBJECTS =
            Set.of(
                    Metric.CREDENTIAL_EXPIRY,
                    Metric.CREDENTIAL_NEXT_RENEWAL,
                    Metric.ROOT_EXPIRY,
                    Metric.ROOT_NEXT_ROTATION);

    /** The operator framework brings them with each controller that begins to work. */
    private static final Set<Metric> OF_CONTROLLERS =
            Set.of(
                    Metric.CUSTOM_RESOURCES,
                    Metric.RECONCILIATIONS_ACTIVE,
                    Metric.RECONCILIATIONS_QUEUE,
                    Metric.RECONCILIATIONS_DURATION,
                    Metric.RECONCILIATIONS_DURATION_MAX);

    private final Meters meters = new Meters(() -> NOON);

    @Test
    void every_metric_is_there_from_the_start_as_the_manual_has_it() {
        assertThat(scrape().families()).isEqualTo(manual(it -> it.type().toString()));
        assertThat(scrape().labels()).isEqualTo(manual(it -> new TreeSet<>(it.labels())));
    }

    @Test
    void everything_is_zero_before_it_happens() {
        assertThat(meters.azure().in(TENANT)).isNotNull();

        assertThat(scrape().samples()).hasSizeGreaterThan(500).allMatch(it -> it.value() == 0);
    }

    @Test
    void every_set_of_labels_is_there_from_the_start() {
        assertThat(meters.azure().in(TENANT)).isNotNull();

        assertThat(pairs(Metric.HTTP_REQUESTS + "_count", "operation", "result"))
                .isEqualTo(product(Deed.values(), Outcome.values()));
        assertThat(pairs(Metric.CREDENTIAL_OPERATIONS.toString(), "operation", "result"))
                .isEqualTo(product(Work.values(), Result.values()));
        assertThat(pairs(Metric.AZURE_CALLS + "_count", "operation", "result"))
                .isEqualTo(product(Call.values(), Result.values()));
        assertThat(values(Metric.ORPHANS, "kind")).containsExactly("application", "password");
        assertThat(values(Metric.ORPHAN_SEARCHES, "result"))
                .containsExactly("complete", "incomplete");
        assertThat(values(Metric.REVOKE_BACKLOG, "kind"))
                .containsExactly("AzureConfig", "AzureCredential");
        assertThat(values(Metric.STALLED_OBJECTS, "kind"))
                .containsExactly("AzureConfig", "AzureCredential", "AzureRole");
        assertThat(values(Metric.RECONCILIATIONS_FAILURE, "controller_name"))
                .containsExactly("azureconfig", "azurecredential", "azurerole");
    }

    @Test
    void what_is_told_is_counted() {
        meters.azure().in(TENANT).made(Call.PASSWORD_ADD, Result.THROTTLED, Duration.ofSeconds(2));
        meters.operations().add(Work.RENEW, Result.DENIED);
        meters.requests().accept(entry(Deed.LOGIN, Outcome.ALLOWED));
        meters.sessions().accept(7);
        meters.leading(() -> true);
        meters.lostLines(() -> 3);

        assertThat(scrape().samples())
                .filteredOn(it -> it.value() != 0 && !it.name().endsWith("_bucket"))
                .extracting(it -> it.name() + " " + it.labels().values() + " " + it.value())
                .containsExactlyInAnyOrder(
                        Metric.AZURE_CALLS + "_count [password.add, throttled, " + TENANT + "] 1.0",
                        Metric.AZURE_CALLS + "_sum [password.add, throttled, " + TENANT + "] 2.0",
                        Metric.AZURE_CALLS_MAX + " [password.add, throttled, " + TENANT + "] 2.0",
                        Metric.CREDENTIAL_OPERATIONS + " [renew, denied] 1.0",
                        Metric.HTTP_REQUESTS + "_count [login, allowed] 1.0",
                        Metric.HTTP_REQUESTS + "_sum [login, allowed] 0.03",
                        Metric.HTTP_REQUESTS_MAX + " [login, allowed] 0.03",
                        Metric.SESSIONS + " [] 7.0",
                        Metric.LEADER + " [] 1.0",
                        Metric.AUDIT_LINES_LOST + " [] 3.0");
    }

    @Test
    void a_request_is_counted_in_the_buckets_that_it_was_faster_than() {
        meters.requests().accept(entry(Deed.REVIEW, Outcome.REFUSED));

        assertThat(scrape().samples())
                .filteredOn(it -> it.name().endsWith("_bucket") && it.value() != 0)
                .extracting(it -> it.labels().get("le"))
                .containsExactly("0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "+Inf");
    }

    @Test
    void nothing_that_a_caller_said_or_proved_becomes_a_label() {
        for (Deed deed : Deed.values()) {
            meters.requests().accept(entry(deed, Outcome.REFUSED));
        }

        assertThat(meters.scrape()).doesNotContain("fake");
    }

    /** Whoever adds a label says here where its values come from. */
    @Test
    void every_label_has_values_of_a_closed_list_or_of_objects() {
        assertThat(Arrays.stream(Metric.values()).flatMap(it -> it.labels().stream()))
                .containsOnly(
                        "action",
                        "controller_name",
                        "event",
                        "kind",
                        "name",
                        "namespace",
                        "operation",
                        "result",
                        "tenant");
        assertThat(Arrays.stream(Metric.values()).filter(it -> it.labels().contains("name")))
                .containsExactlyInAnyOrderElementsOf(OF_OBJECTS);
    }

    @Test
    void the_manual_names_every_word_that_a_label_can_be() {
        assertThat(Metric.HTTP_REQUESTS.sentence()).contains(quoted(Deed.values()));
        assertThat(Metric.HTTP_REQUESTS.sentence()).contains(quoted(Outcome.values()));
        assertThat(Metric.CREDENTIAL_OPERATIONS.sentence()).contains(quoted(Work.values()));
        assertThat(Metric.AZURE_CALLS.sentence()).contains(quoted(Result.values()));
    }

    private static List<String> quoted(Object[] words) {
        return Stream.of(words).map(it -> "`" + it + "`").toList();
    }

    @Test
    void tenants_beyond_a_number_share_a_name() {
        for (int i = 0; i < 3 * AzureCalls.MOST_TENANTS; i++) {
            meters.azure().in("tenant-" + i).made(Call.TOKEN_ROOT, Result.OK, Duration.ZERO);
        }
        meters.azure().in("tenant-0").made(Call.TOKEN_ROOT, Result.OK, Duration.ZERO);

        assertThat(values(Metric.AZURE_CALLS_MAX, "tenant"))
                .hasSize(AzureCalls.MOST_TENANTS + 2)
                .contains("none", "other", "tenant-0", "tenant-49")
                .doesNotContain("tenant-50");
        assertThat(scrape().samples())
                .filteredOn(it -> it.name().equals(Metric.AZURE_CALLS + "_count"))
                .filteredOn(it -> it.value() != 0)
                .filteredOn(it -> "other".equals(it.labels().get("tenant")))
                .extracting(Sample::value)
                .containsExactly(2.0 * AzureCalls.MOST_TENANTS);
    }

    private static Entry entry(Deed deed, Outcome outcome) {
        Account account =
                Account.of(outcome, "fake-reason")
                        .about("fake-role")
                        .by(Optional.of(new Who("fake-tenant", "fake-object")))
                        .with(new Marks(Optional.of("fake-mark"), Optional.of("fake-accessor")));
        return new Entry(
                NOON,
                deed,
                "fake-request",
                "fake-caller",
                "fake-namespace",
                account,
                Duration.ofMillis(30));
    }

    private Exposition scrape() {
        return new Exposition(meters.scrape());
    }

    private static <T> Map<String, T> manual(Function<Metric, T> what) {
        return Arrays.stream(Metric.values())
                .filter(Predicate.not(OF_OBJECTS::contains))
                .filter(Predicate.not(OF_CONTROLLERS::contains))
                .collect(Collectors.toMap(Metric::toString, what, (a, _) -> a, TreeMap::new));
    }

    private Set<List<String>> pairs(String sample, String one, String other) {
        return scrape().samples().stream()
                .filter(it -> it.name().equals(sample))
                .map(it -> List.of(label(it, one), label(it, other)))
                .collect(Collectors.toSet());
    }

    private static Set<List<String>> product(Object[] some, Object[] others) {
        return Stream.of(some)
                .flatMap(it -> Stream.of(others).map(o -> List.of(it.toString(), o.toString())))
                .collect(Collectors.toSet());
    }

    private Set<String> values(Metric metric, String label) {
        return scrape().samples().stream()
                .filter(it -> it.name().equals(metric.toString()))
                .map(it -> label(it, label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String label(Sample sample, String name) {
        return sample.labels().getOrDefault(name, "");
    }
}

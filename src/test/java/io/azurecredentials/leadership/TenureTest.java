package io.azurecredentials.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenureTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Asked nothing: the lock below answers. */
    private final KubernetesClient client = new KubernetesClientBuilder().build();

    /** Elapsed time may have any origin, and overflow. */
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

    private long millis;
    private Duration requestTakes = Duration.ZERO;
    private boolean refused;
    private String holder = "us";
    private final Tenure tenure = new Tenure(new FakeLock(), DEADLINE, () -> nanos, () -> millis);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void nobody_may_write_before_the_first_renewal() {
        assertThat(tenure.isOpen()).isFalse();
        assertThatThrownBy(tenure::pass).isInstanceOf(Gate.Closed.class);
    }

    @Test
    void who_won_may_write() {
        tenure.create(client, record("us"));

        assertThat(tenure.isOpen()).isTrue();
        tenure.pass();
    }

    /** The JVM's elapsed time stands still while the machine sleeps; the rival's does not. */
    @Test
    void who_slept_may_not_write_when_he_wakes() {
        tenure.create(client, record("us"));
        millis += Duration.ofSeconds(11).toMillis();

        assertThat(tenure.isOpen()).isFalse();
    }

    @Test
    void who_renews_may_write_on() {
        tenure.create(client, record("us"));
        pass(Duration.ofSeconds(9));
        tenure.update(client, record("us"));
        pass(Duration.ofSeconds(9));

        assertThat(tenure.isOpen()).isTrue();
    }

    @Test
    void without_renewal_the_gate_closes_by_the_clock() {
        tenure.create(client, record("us"));

        pass(DEADLINE.minusNanos(1));
        assertThat(tenure.isOpen()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(tenure.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_time_counts_from_before_the_request_was_sent(boolean first) {
        requestTakes = Duration.ofSeconds(7);
        if (first) {
            tenure.create(client, record("us"));
        } else {
            tenure.update(client, record("us"));
        }

        pass(Duration.ofSeconds(3).minusNanos(1));
        assertThat(tenure.isOpen()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(tenure.isOpen()).isFalse();
    }

    @Test
    void a_renewal_that_fails_prolongs_nothing() {
        tenure.create(client, record("us"));
        pass(Duration.ofSeconds(9));
        refused = true;

        assertThatThrownBy(() -> tenure.update(client, record("us")))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(tenure.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(tenure.isOpen()).isFalse();
    }

    @Test
    void releasing_the_lease_closes_the_gate() {
        tenure.create(client, record("us"));
        tenure.update(client, record(""));

        assertThat(tenure.isOpen()).isFalse();
    }

    /** As when somebody has edited the Lease, or a clock is wrong. */
    @Test
    void finding_another_holder_closes_the_gate_at_once() {
        tenure.create(client, record("us"));
        assertThat(tenure.get(client)).isNotNull();
        assertThat(tenure.isOpen()).isTrue();
        holder = "them";

        assertThat(tenure.get(client)).isNotNull();
        assertThat(tenure.isOpen()).isFalse();
    }

    @Test
    void losing_the_leadership_closes_the_gate() {
        tenure.create(client, record("us"));
        tenure.end();

        assertThat(tenure.isOpen()).isFalse();
    }

    @Test
    void what_is_closed_tells_nothing_but_that() {
        assertThatThrownBy(tenure::pass).hasNoCause().hasMessage("leadership is not ours");
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static LeaderElectionRecord record(String holder) {
        ZonedDateTime now = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC);
        return new LeaderElectionRecord(holder, Duration.ofSeconds(15), now, now, 0);
    }

    private final class FakeLock implements Lock {
        @Override
        public LeaderElectionRecord get(KubernetesClient client) {
            return record(holder);
        }

        @Override
        public void create(KubernetesClient client, LeaderElectionRecord record) {
            pass(requestTakes);
        }

        @Override
        public void update(KubernetesClient client, LeaderElectionRecord record) {
            pass(requestTakes);
            if (refused) {
                throw new KubernetesClientException("refused");
            }
        }

        @Override
        public String identity() {
            return "us";
        }

        @Override
        public String describe() {
            return "lease";
        }
    }
}

package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of objects that are not heard of. */
class DeafnessTest {
    private long nanos;
    private final List<String> log = new ArrayList<>();
    private final Deafness deafness = new Deafness("AzureSessions", () -> nanos, log::add);

    @Test
    void why_is_told_once_a_minute_and_it_is_always_tried_again() {
        for (int i = 0; i < 100; i++) {
            assertThat(fail(403)).isTrue();
        }
        assertThat(log)
                .containsExactly(
                        "AzureSessions cannot be listed or watched, which is tried again: the API"
                                + " server forbids it (403); is RBAC installed?");

        nanos += Duration.ofMinutes(1).toNanos();
        assertThat(fail(403)).isTrue();
        assertThat(log).hasSize(2);
    }

    @Test
    void whoever_asks_learns_why_until_they_were_heard_of() {
        assertThat(deafness.missing(false)).contains("AzureSessions are not known yet");
        assertThat(fail(404)).isTrue();
        assertThat(deafness.missing(false))
                .hasValueSatisfying(it -> assertThat(it).contains("404", "CRDs"));
        assertThat(deafness.retryAfterException(false, new IOException("fake secret"))).isTrue();
        assertThat(deafness.missing(false))
                .contains("AzureSessions are not known yet: the API server does not answer");

        assertThat(deafness.missing(true)).isEmpty();
    }

    /** An API server that is away afterwards has not changed its mind. */
    @Test
    void whoever_was_refused_once_was_refused() {
        assertThat(fail(500)).isTrue();
        assertThat(deafness.isRefused()).isFalse();
        assertThat(fail(403)).isTrue();
        assertThat(deafness.isRefused()).isTrue();
        assertThat(fail(500)).isTrue();
        assertThat(deafness.isRefused()).isTrue();
    }

    @Test
    void nobody_elses_words_are_repeated() {
        assertThat(fail(500)).isTrue();

        assertThat(log)
                .noneMatch(it -> it.contains("fake secret"))
                .first()
                .asString()
                .contains("500");
    }

    /** As an informer tells it: the refusal is what lies beneath. */
    private boolean fail(int status) {
        return deafness.retryAfterException(
                false,
                new IllegalStateException(
                        new KubernetesClientException("fake secret", status, null)));
    }
}

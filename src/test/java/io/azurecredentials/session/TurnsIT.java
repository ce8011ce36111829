package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who change the same session wait for each other, and not for ever. */
class TurnsIT extends WithReplicas {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private Sessions sessions;
    private ValidToken.Service token;

    @BeforeEach
    void issue() {
        Replica replica = replicas.getFirst();
        sessions =
                new Sessions(new Records(operator), replica.keys()::known, Duration.ofMillis(100));
        token = (ValidToken.Service) issued(RULES);
    }

    @Test
    void whoever_waits_too_long_for_his_turn_is_to_come_back() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer<Optional<Session>>> slow = threads.submit(() -> changed(this::slowly));
            begun.await();

            assertThat(changed(Optional::of))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            it -> {
                                assertThat(it.problem()).isInstanceOf(Problem.Retryable.class);
                                assertThat(it.problem().reason())
                                        .isEqualTo(Reason.KUBERNETES_UNAVAILABLE);
                            });
            end.countDown();
            assertThat(Replica.given(slow.get())).isPresent();
        }
        assertThat(Replica.given(changed(Optional::of))).isPresent();
    }

    private Answer<Optional<Session>> changed(Function<Session, Optional<Session>> change) {
        return sessions.change(token.token().session(), token.session(), Instant.now(), change);
    }

    private Optional<Session> slowly(Session session) {
        begun.countDown();
        try {
            boolean _ = end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(session);
    }
}

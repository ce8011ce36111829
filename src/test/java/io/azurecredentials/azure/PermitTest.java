package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is changed once the permit is gone, however long the change has waited before. */
class PermitTest {
    private static final Operation READ = Operation.graph(Call.APPLICATION_GET, "read it");
    private static final Operation WRITE = READ.changing("azcred-1-0");

    private final Offline offline = new Offline();
    private final Crowd crowd = new Crowd(offline, READ);
    private final Caller caller = offline.caller();

    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void it_is_asked_after_the_wait_for_a_place() {
        crowd.fill(caller);
        crowd.send(caller, WRITE, "write");
        crowd.untilWaiting(1);
        revoke();
        crowd.finish(1);

        assertThatThrownBy(() -> crowd.answer("write")).isInstanceOf(Gone.class);
        assertThat(crowd.sent()).doesNotContain("write");
        assertThat(offline.turns.size()).isZero();
    }

    @Test
    void it_is_asked_after_the_wait_for_other_writes() {
        crowd.send(caller, WRITE, "first");
        Crowd.until(() -> crowd.sent().contains("first"));
        crowd.send(caller, WRITE, "second");
        revoke();
        crowd.finish(1);

        assertThatThrownBy(() -> crowd.answer("second")).isInstanceOf(Gone.class);
        assertThat(crowd.sent()).containsExactly("first");
    }

    @Test
    void it_is_asked_after_the_wait_for_a_token() throws Exception {
        offline.entra.open.drainPermits();
        crowd.send(caller, WRITE, "write");
        offline.entra.arrived.acquire();
        revoke();
        offline.entra.open.release(1);

        assertThatThrownBy(() -> crowd.answer("write")).isInstanceOf(Gone.class);
        assertThat(crowd.sent()).isEmpty();
    }

    @Test
    void it_is_asked_again_before_a_repeat_with_a_new_token() {
        AtomicInteger sent = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                caller.call(
                                        WRITE,
                                        _ -> {
                                            sent.incrementAndGet();
                                            revoke();
                                            throw Offline.refusal(
                                                    Service.GRAPH, 401, "InvalidToken");
                                        }))
                .isInstanceOf(Gone.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    void a_further_one_is_asked_after_the_wait_too() {
        AtomicInteger asked = new AtomicInteger();
        Permit further =
                () -> {
                    if (asked.incrementAndGet() > 0) {
                        throw new Gone();
                    }
                };
        crowd.fill(caller);
        crowd.send(caller.when(further), WRITE, "write");
        crowd.untilWaiting(1);
        assertThat(asked).hasValue(0);
        crowd.finish(1);

        assertThatThrownBy(() -> crowd.answer("write")).isInstanceOf(Gone.class);
        assertThat(crowd.sent()).doesNotContain("write");
    }

    @Test
    void it_is_asked_last_for_the_further_one_may_take_its_time() {
        assertThatThrownBy(() -> caller.when(this::revoke).call(WRITE, _ -> "done"))
                .isInstanceOf(Gone.class);
        assertThat(crowd.sent()).isEmpty();
    }

    @Test
    void what_was_not_sent_is_not_counted() {
        revoke();

        assertThatThrownBy(() -> caller.call(WRITE, _ -> "done")).isInstanceOf(Gone.class);
        assertThat(List.copyOf(offline.made)).containsExactly("token.root ok");
    }

    @Test
    void reading_needs_none() {
        revoke();

        assertThat(caller.call(READ, _ -> "answer")).isEqualTo(Answer.given("answer"));
    }

    private void revoke() {
        offline.permit.set(
                () -> {
                    throw new Gone();
                });
    }
}

package io.azurecredentials.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Call;
import io.azurecredentials.azure.Calls.Exchange;
import io.azurecredentials.base.Result;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AzureSpansTest {
    private static final String TENANT = "00000000-0000-0000-0000-00000000beef";

    private final Recorded recorded = new Recorded();

    @Test
    void a_request_that_went_well_took_as_long_as_it_took() {
        Exchange once = new Exchange(0, Optional.empty());
        recorded.traces()
                .azure()
                .in(TENANT)
                .made(Call.PASSWORD_ADD, Result.OK, Duration.ofMillis(1_500), once);

        SpanData span = recorded.span();
        assertThat(span.getName()).isEqualTo("password.add");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                .isEqualTo(Duration.ofMillis(1_500).toNanos());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().asMap())
                .hasSize(2)
                .containsEntry(Key.RESULT, "ok")
                .containsEntry(Key.TENANT, TENANT);
    }

    @Test
    void one_that_was_throttled_at_the_second_try_says_so() {
        Exchange again = new Exchange(1, Optional.of(429));
        recorded.traces()
                .azure()
                .in(TENANT)
                .made(Call.GROUP_LIST, Result.THROTTLED, Duration.ZERO, again);

        assertThat(recorded.span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recorded.span().getAttributes().asMap())
                .containsEntry(Key.RESULT, "throttled")
                .containsEntry(Key.ERROR, "throttled")
                .containsEntry(Key.STATUS, 429L)
                .containsEntry(Key.RESENDS, 1L);
    }

    @Test
    void what_is_asked_of_the_machine_is_of_no_tenant() {
        recorded.traces().azure().made(Call.METADATA_PROBE, Result.RETRY, Duration.ZERO);

        assertThat(recorded.span().getAttributes().get(Key.TENANT)).isNull();
    }
}

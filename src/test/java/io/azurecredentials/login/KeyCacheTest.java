package io.azurecredentials.login;

import static io.azurecredentials.login.KeyCache.MOST_TENANTS;
import static io.azurecredentials.login.KeyHolderTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.login.jwt.KeySet;
import io.azurecredentials.login.jwt.TokenVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More tenants than anybody has, one after the other. */
class KeyCacheTest {
    private static final int MORE = 50;

    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ofDays(1));
    private final Map<String, Integer> fetched = new HashMap<>();
    private final KeyCache cache =
            new KeyCache(
                    tenant ->
                            _ -> {
                                fetched.merge(tenant.tenantID(), 1, Integer::sum);
                                return Answer.given(new KeySet(Map.of("known", KEY)));
                            },
                    uptime::get);

    @AfterEach
    void stop() {
        cache.close();
    }

    @Test
    void who_is_used_keeps_his_keys_however_many_come_and_go() {
        use(0);
        for (int i = 1; i <= 2 * MOST_TENANTS; i++) {
            use(i);
            use(0);
        }

        assertThat(fetched.get(tenant(0))).isOne();
        assertThat(fetched.values()).allMatch(it -> it == 1);
        assertThat(cache.size()).isEqualTo(MOST_TENANTS);
    }

    @Test
    void the_idlest_go_one_by_one() {
        for (int i = 0; i < MOST_TENANTS; i++) {
            use(i);
        }
        for (int i = 0; i < MOST_TENANTS / 2; i++) {
            use(i);
        }
        for (int i = 0; i < MORE; i++) {
            use(MOST_TENANTS + i);
            assertThat(cache.size()).isEqualTo(MOST_TENANTS);
        }

        for (int i = 0; i < MOST_TENANTS; i++) {
            boolean idlest = i >= MOST_TENANTS / 2 && i < MOST_TENANTS / 2 + MORE;
            if (!idlest) {
                use(i);
            }
        }
        assertThat(fetched.values()).allMatch(it -> it == 1);
        use(MOST_TENANTS / 2);
        assertThat(fetched.get(tenant(MOST_TENANTS / 2))).isEqualTo(2);
    }

    /** A while after the last one. */
    private void use(int number) {
        uptime.updateAndGet(it -> it.plusMillis(1));
        var _ = cache.of(Cloud.PUBLIC, tenant(number)).find(TokenVersion.V1, "known");
    }

    private static String tenant(int number) {
        return new UUID(0, number).toString();
    }
}

package io.azurecredentials.login;

import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.login.jwt.HeldKeys;
import io.azurecredentials.login.jwt.KeySet;
import io.azurecredentials.login.jwt.KeySetReader;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys of the tenants that configs name. Tokens do not add any: a token of an unknown
 * tenant is refused before anybody asks for a key.
 */
public final class KeyCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** Many more than anybody has; who has more pays with fetching those of the idlest again. */
    static final int MOST_TENANTS = 1000;

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Function<Tenant, KeySource> sources;
    private final Supplier<Duration> uptime;
    private final ConcurrentMap<Tenant, TenantKeys> tenants = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("signing-keys").factory());

    /** One tenant, which is in one cloud; its id in lower case. */
    record Tenant(Cloud cloud, String tenantID) {}

    /**
     * @param uptime a clock that nobody sets
     */
    KeyCache(Function<Tenant, KeySource> sources, Supplier<Duration> uptime) {
        this.sources = sources;
        this.uptime = uptime;
    }

    /** With keys from Entra; they are kept fresh until it is closed. */
    public static KeyCache of(Azure azure, Supplier<Duration> uptime) {
        KeyCache cache = new KeyCache(it -> source(azure, it), uptime);
        // Never fails: what a fetch may throw is told where it is made.
        ScheduledFuture<?> _ =
                cache.clockwork.scheduleWithFixedDelay(
                        cache::refresh, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
        return cache;
    }

    /**
     * The keys of a tenant. Asks nobody yet; looking for a key may wait some seconds for Entra.
     *
     * @param tenantID from a config, never from a token
     */
    public Keys of(Cloud cloud, String tenantID) {
        Tenant tenant = new Tenant(cloud, tenantID.toLowerCase(Locale.ROOT));
        return (version, keyID) -> held(tenant).find(version, keyID);
    }

    /** Asks for what is due, and forgets tenants that nobody has asked for in two days. */
    void refresh() {
        tenants.values().forEach(TenantKeys::refresh);
        tenants.values().removeIf(TenantKeys::isForgotten);
    }

    private TenantKeys held(Tenant tenant) {
        TenantKeys known = tenants.get(tenant);
        if (known != null) {
            return known;
        }
        TenantKeys opened = tenants.computeIfAbsent(tenant, this::open);
        while (tenants.size() > MOST_TENANTS) {
            dropIdlest(tenant);
        }
        return opened;
    }

    /**
     * @param but the one that is about to be used
     */
    private void dropIdlest(Tenant but) {
        tenants.entrySet().stream()
                .filter(it -> !it.getKey().equals(but))
                .min(Map.Entry.comparingByValue(Comparator.comparing(TenantKeys::used)))
                .ifPresent(it -> tenants.remove(it.getKey(), it.getValue()));
    }

    private TenantKeys open(Tenant tenant) {
        KeySource source = sources.apply(tenant);
        return TenantKeys.of(version -> told(tenant, source, version), uptime);
    }

    private static Answer<KeySet> told(Tenant tenant, KeySource source, TokenVersion version) {
        Answer<KeySet> answer = Mishap.guard(() -> source.fetch(version));
        if (answer instanceof Answer.Refused<KeySet>(Problem problem)) {
            LOG.atWarn()
                    .addKeyValue("tenant", tenant.tenantID())
                    .addKeyValue("reason", problem.reason())
                    .log("a tenant's signing keys could not be had; this is tried again");
        }
        return answer;
    }

    /** How many tenants' keys are held. */
    int size() {
        return tenants.size();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private static KeySource source(Azure azure, Tenant tenant) {
        Cloud cloud = tenant.cloud();
        String id = tenant.tenantID();
        return KeySource.of(
                azure.signingKeys(cloud, id),
                new KeySetReader(id, List.of(cloud.issuerV1(id), cloud.issuerV2(id))));
    }

    /** The keys for both versions of one tenant's tokens. */
    private record TenantKeys(KeyHolder v1, KeyHolder v2, Duration opened) implements Keys {
        static TenantKeys of(KeySource source, Supplier<Duration> uptime) {
            return new TenantKeys(
                    new KeyHolder(() -> source.fetch(TokenVersion.V1), uptime),
                    new KeyHolder(() -> source.fetch(TokenVersion.V2), uptime),
                    uptime.get());
        }

        /** When a key was wanted last. */
        Duration used() {
            return Stream.of(Optional.of(opened), v1.used(), v2.used())
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .orElse(opened);
        }

        @Override
        public Lookup find(TokenVersion version, String keyID) {
            return switch (version) {
                case V1 -> v1.find(keyID);
                case V2 -> v2.find(keyID);
            };
        }

        void refresh() {
            v1.refresh();
            v2.refresh();
        }

        boolean isForgotten() {
            return !v1.usedWithin(HeldKeys.KEPT) && !v2.usedWithin(HeldKeys.KEPT);
        }
    }
}

package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.world.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resource providers the subscriptions of a tenant are registered for. Learned from
 * Microsoft's "Azure resource providers and types": some need no registration, the others have to
 * be registered once, which takes a while, and until then nothing can be made of their types.
 */
final class Registrations {
    private static final Duration REGISTRATION = Duration.ofSeconds(30);

    /** A change of the registration: what it is until then, and what it is from then on. */
    private record Change(String meanwhile, String eventually, Instant end) {
        String at(Instant now) {
            return now.isBefore(end) ? meanwhile : eventually;
        }
    }

    private final Map<String, Change> changes = new ConcurrentHashMap<>();

    /** What the world's subscriptions are registered for is so from the start. */
    Registrations(List<Subscription> subscriptions) {
        for (Subscription subscription : subscriptions) {
            for (String namespace : subscription.providers()) {
                changes.put(
                        key(subscription, namespace),
                        new Change("Registered", "Registered", Instant.MIN));
            }
        }
    }

    /** As {@code registrationState} prints it. */
    String state(Subscription subscription, ProviderNamespace namespace, Instant now) {
        if (namespace.free()) {
            return "Registered";
        }
        return Optional.ofNullable(changes.get(key(subscription, namespace.name())))
                .map(change -> change.at(now))
                .orElse("NotRegistered");
    }

    void register(Subscription subscription, ProviderNamespace namespace, Instant now) {
        if (!state(subscription, namespace, now).startsWith("Register")) {
            changes.put(
                    key(subscription, namespace.name()),
                    new Change("Registering", "Registered", now.plus(REGISTRATION)));
        }
    }

    void unregister(Subscription subscription, ProviderNamespace namespace, Instant now) {
        changes.put(
                key(subscription, namespace.name()),
                new Change("Unregistering", "NotRegistered", now.plus(REGISTRATION)));
    }

    /** Refuses to make something of a provider that the subscription is not registered for. */
    void demand(Subscription subscription, String namespace, Instant now) {
        ProviderNamespace found = ProviderNamespace.existing(namespace);
        if (!state(subscription, found, now).startsWith("Register")) {
            throw ArmRefusal.notRegistered(found.name());
        }
    }

    private static String key(Subscription subscription, String namespace) {
        return (subscription.id() + "/" + namespace).toLowerCase(Locale.ROOT);
    }
}

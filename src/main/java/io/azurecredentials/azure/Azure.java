package io.azurecredentials.azure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens tenants; holds what all of them share: HTTP clients, proxy, trusted certificates.
 *
 * <p>Microsoft Graph's classes are loaded when the first tenant is opened, not before. Opening
 * further tenants costs a handful of small objects and no request.
 */
public final class Azure implements AutoCloseable {
    private final Network network;
    private final Trust trust;
    private final Calls calls;
    private final Duration patience;
    private @Nullable Clients clients;

    /**
     * @param calls told of every request, on the thread that made it
     * @throws IllegalArgumentException if the CA bundle cannot be read or holds no certificate
     */
    public Azure(Network network, Calls calls) {
        this(network, calls, Duration.ofSeconds(30));
    }

    /**
     * @param patience how long a call may take
     */
    Azure(Network network, Calls calls, Duration patience) {
        this.network = network;
        this.trust = Trust.with(network.caBundle());
        this.calls = calls;
        this.patience = patience;
    }

    /** Opens a tenant. Nothing is asked of Azure before the first call. */
    public Tenant open(RootCredential credential) {
        return AzureTenant.of(credential, clients(), calls);
    }

    /** Gives up connections and threads; tenants opened here are of no use afterwards. */
    @Override
    public synchronized void close() {
        Optional.ofNullable(clients).ifPresent(Clients::close);
        clients = null;
    }

    private synchronized Clients clients() {
        Clients existing = clients;
        if (existing != null) {
            return existing;
        }
        Clients made = new Clients(network, trust, patience);
        clients = made;
        return made;
    }
}

package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Result;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens tenants; holds what all of them share: HTTP clients, proxy, trusted certificates, budgets,
 * turns. So there is one for a process.
 *
 * <p>Microsoft Graph's classes are loaded when the first tenant is opened, not before. Opening
 * further tenants costs a handful of small objects and no request.
 */
public final class Azure implements AutoCloseable {
    private final Network network;
    private final Trust trust;
    private final Calls calls;
    private final Permit permit;
    private final Duration patience;
    private final Supplier<Duration> uptime;
    private final Turns turns = new Turns();

    /** By cloud and tenant; whoever opened one once may open it again, so they stay. */
    private final ConcurrentMap<String, Rooms> rooms = new ConcurrentHashMap<>();

    /** By those and who it is that signs in, in whichever way; they stay as well. */
    private final ConcurrentMap<String, Budget> budgets = new ConcurrentHashMap<>();

    private @Nullable Clients clients;

    /**
     * @param calls told of every request, on the thread that made it
     * @param permit asked before every request that changes something
     * @throws IllegalArgumentException if the CA bundle cannot be read or holds no certificate
     */
    public Azure(Network network, Calls calls, Permit permit) {
        this(network, calls, permit, Duration.ofSeconds(30), sinceNow());
    }

    /**
     * @param patience how long a call may take
     * @param uptime a clock that nobody sets, from zero on
     */
    Azure(
            Network network,
            Calls calls,
            Permit permit,
            Duration patience,
            Supplier<Duration> uptime) {
        this.network = network;
        this.trust = Trust.with(network.caBundle());
        this.calls = calls;
        this.permit = permit;
        this.patience = patience;
        this.uptime = uptime;
    }

    /** Opens a tenant. Nothing is asked of Azure before the first call. */
    public Tenant open(RootCredential credential) {
        String tenantID = credential.tenantID().toLowerCase(Locale.ROOT);
        Flow own = new Flow(credential.authentication().title(), Priority.ISSUANCE);
        Budget budget = budget(credential.cloud() + "/" + tenantID, own.name());
        Attempts attempts = new Attempts(calls.in(tenantID), permit, budget);
        CloudClients ofCloud = clients().of(credential.cloud());
        Tokens tokens =
                new Tokens(
                        new RootSignIn(
                                credential, ofCloud.entra(), clients().metadata(), attempts, own));
        return new AzureTenant(
                ofCloud,
                credential.tenantID(),
                tokens,
                new Caller(tokens, attempts, budget, turns, own));
    }

    /**
     * Opens what a tenant's tokens are signed with, which everybody may read. Throttling of those
     * requests holds up no others.
     *
     * @throws IllegalArgumentException if the tenant is not named by its id
     */
    public SigningKeys signingKeys(Cloud cloud, String tenantID) {
        return new EntraSigningKeys(
                cloud,
                tenantID,
                clients().keyDocuments(),
                new Attempts(calls.in(tenantID), permit, new Budget(new Rooms(), uptime)));
    }

    /**
     * Whether the machine has a metadata service, so that it may have a managed identity; known
     * within a second.
     */
    public boolean hasMetadataService() {
        long started = System.nanoTime();
        boolean answers = clients().metadata().answers();
        calls.made(
                Call.METADATA_PROBE,
                answers ? Result.OK : Result.RETRY,
                Duration.ofNanos(System.nanoTime() - started));
        return answers;
    }

    /** Gives up connections and threads; tenants opened here are of no use afterwards. */
    @Override
    public synchronized void close() {
        Optional.ofNullable(clients).ifPresent(Clients::close);
        clients = null;
    }

    private Budget budget(String tenant, String who) {
        Rooms ofTenant = rooms.computeIfAbsent(tenant, _ -> new Rooms());
        return budgets.computeIfAbsent(
                tenant + "/" + who.toLowerCase(Locale.ROOT), _ -> new Budget(ofTenant, uptime));
    }

    private static Supplier<Duration> sinceNow() {
        long start = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - start);
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

package io.azurecredentials.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.core.lease.SecretLeaseContainer;
import org.springframework.vault.core.lease.domain.Lease;
import org.springframework.vault.core.lease.domain.RequestedSecret;
import org.springframework.vault.core.lease.event.AfterSecretLeaseRenewedEvent;
import org.springframework.vault.core.lease.event.LeaseListenerAdapter;
import org.springframework.vault.core.lease.event.SecretLeaseCreatedEvent;
import org.springframework.vault.core.lease.event.SecretLeaseEvent;

/** A secret in a container of Spring's, which renews it by itself and gives it back at its end. */
final class SpringLease extends LeaseListenerAdapter {
    /** Before a lease's end it is renewed; a lease of seconds goes through that early. */
    private static final Duration THRESHOLD = Duration.ofSeconds(17);

    private final SecretLeaseContainer container;
    private final RequestedSecret secret;
    private volatile Lease lease = Lease.none();
    private volatile Map<String, Object> data = Map.of();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile Optional<Exception> error = Optional.empty();

    private SpringLease(VaultTemplate template, String path) {
        this.container = new SecretLeaseContainer(template);
        this.secret = RequestedSecret.renewable(path);
    }

    /**
     * Draws it.
     *
     * @throws Refused if there is none
     */
    static SpringLease of(VaultTemplate template, String path) {
        SpringLease drawn = new SpringLease(template, path);
        drawn.container.setMinRenewal(Duration.ofSeconds(1));
        drawn.container.setExpiryThreshold(THRESHOLD);
        drawn.container.addLeaseListener(drawn);
        drawn.container.addErrorListener(drawn);
        drawn.container.afterPropertiesSet();
        drawn.container.start();
        var _ = drawn.container.addRequestedSecret(drawn.secret);
        drawn.check();
        return drawn;
    }

    Drawn drawn() {
        return new Drawn(lease.getRequiredLeaseId(), lease.getLeaseDuration(), data);
    }

    /** For as long as it was drawn for: Spring asks for no other time. */
    Duration renew() {
        if (!container.renew(secret)) {
            check();
        }
        return lease.getLeaseDuration();
    }

    /** How often it was renewed. */
    int renewals() {
        return renewals.get();
    }

    /** As at the end of the program. */
    void revoke() {
        try {
            container.destroy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        check();
    }

    @Override
    public void onLeaseEvent(SecretLeaseEvent event) {
        lease = Optional.ofNullable(event.getLease()).orElse(lease);
        if (event instanceof SecretLeaseCreatedEvent created) {
            data = created.getSecrets();
        }
        if (event instanceof AfterSecretLeaseRenewedEvent) {
            var _ = renewals.incrementAndGet();
        }
    }

    @Override
    public void onLeaseError(SecretLeaseEvent event, Exception exception) {
        error = Optional.of(exception);
    }

    private void check() {
        if (error.isPresent()) {
            throw Spring.refused(error.get());
        }
    }
}

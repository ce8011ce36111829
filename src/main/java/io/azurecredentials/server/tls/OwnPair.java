package io.azurecredentials.server.tls;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate of our own: the authority is shared, the certificate and its key never leave this
 * process.
 */
final class OwnPair implements Source {
    /** How often the Secret is read once there is a certificate. */
    private static final Duration RHYTHM = Duration.ofMinutes(10);

    private static final String AUTHORITY = "azure-credentials-operator CA";

    private final AuthoritySecret secret;
    private final List<String> names;
    private final Certificates certificates = new Certificates(new SecureRandom());

    /** A Secret that is deleted comes back as it was: clients go on. */
    private Authorities known = Authorities.NONE;

    private Optional<Pair> leaf = Optional.empty();
    private Instant next = Instant.MIN;

    /**
     * @param names that the server goes by
     */
    OwnPair(AuthoritySecret secret, List<String> names) {
        this.secret = secret;
        this.names = List.copyOf(names);
    }

    @Override
    public Optional<Pair> look(Instant now) {
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        Authorities authorities =
                secret.update(
                        it -> (it.isEmpty() ? known : it).renewed(AUTHORITY, certificates, now));
        known = authorities;
        next = now.plus(RHYTHM);
        boolean serves =
                leaf.filter(it -> !Renewal.needsLeaf(it.span(), now))
                        .filter(it -> authorities.signs(it.certificate(), now))
                        .isPresent();
        if (serves) {
            return Optional.empty();
        }
        leaf = Optional.of(authorities.leaf(names, certificates, now));
        return leaf;
    }
}

package io.azurecredentials.bootstrap;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.Drawers;
import io.azurecredentials.rbac.ServiceAccounts;
import io.azurecredentials.session.TokenEnds;
import java.time.Instant;
import java.util.Optional;

/**
 * How long those live who drew over HTTP: as long as their logins, or as long as what they are to
 * Kubernetes.
 *
 * @param logins of whoever has logged in
 * @param accounts of whoever showed a token of Kubernetes
 */
record Endings(TokenEnds logins, ServiceAccounts accounts) implements Drawers {

    @Override
    public Answer<Optional<Instant>> end(String namespace, DrawnBy drawer) {
        return drawer.role() == null ? bearer(drawer) : logins.of(namespace, drawer);
    }

    private Answer<Optional<Instant>> bearer(DrawnBy drawer) {
        Optional<Instant> end = Optional.ofNullable(drawer.token()).map(DrawnBy.Token::expiresAt);
        return Optional.ofNullable(drawer.serviceAccount())
                .map(it -> new ServiceAccounts.ID(it.namespace(), it.name(), it.uid()))
                .map(it -> accounts.isThere(it).map(there -> end.filter(_ -> there)))
                .orElseGet(() -> Answer.given(end));
    }
}

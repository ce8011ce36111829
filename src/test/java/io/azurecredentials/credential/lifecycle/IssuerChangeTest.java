package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ROLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.wish;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wanted comes through another AzureConfig, or the same in another tenant. */
class IssuerChangeTest {
    static List<Issuer> others() {
        return List.of(
                new Issuer("other", "AzurePublicCloud", "team", "config", "config-uid"),
                new Issuer("tenant", "AzureChinaCloud", "team", "config", "config-uid"),
                new Issuer("tenant", "AzurePublicCloud", "other", "config", "config-uid"),
                new Issuer("tenant", "AzurePublicCloud", "team", "other", "config-uid"),
                new Issuer("tenant", "AzurePublicCloud", "team", "config", "other"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void through_another_config_or_tenant_another_is_issued_and_the_first_keeps_its_issuer(
            Issuer other) {
        Wish elsewhere = new Wish.Granted(other, wish().rights(), terms(), SHAPE, ROLE);

        Ledger moving = reserved(with(at(NOON.plus(SETTLE), fresh()), elsewhere));

        assertThat(moving.principals())
                .extracting(Principal::issuer)
                .containsExactly(ISSUER, other);
        assertThat(moving.issuer()).contains(other);
        assertThat(moving.published()).contains(published(1, 1, NOON));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_was_meant_to_be_made_through_another_config_is_given_up(Issuer other) {
        Wish elsewhere = new Wish.Granted(other, wish().rights(), terms(), SHAPE, ROLE);
        Facts meant =
                facts(
                        ledger(List.of(recorded(1, NOON)), List.of(meant(1, 1, NOON))),
                        new Delivery.Absent());

        Ledger moving = reserved(with(at(NOON.plus(SETTLE), meant), elsewhere));

        assertThat(moving.principal(1)).matches(it -> it.get().retireAt().isPresent());
        assertThat(moving.current().map(Principal::issuer)).contains(other);
    }

    private static Ledger reserved(Facts facts) {
        Step step = Lifecycle.next(facts);
        assertThat(step).isInstanceOf(Step.Reserve.class);
        return ((Step.Reserve) step).next();
    }
}

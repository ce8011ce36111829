package io.azurecredentials.session;

import static io.azurecredentials.session.token.TokenRules.Kind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One of three replicas hears nothing any more, and does not know that. */
class StaleWatchIT extends WithReplicas {

    @BeforeEach
    void one_stops_hearing() {
        replicas.getFirst().census().close();
    }

    @Test
    void what_others_issue_is_good_where_nothing_is_heard() {
        assertThat(replicas.getFirst().isGood(issued(replicas.getLast(), RULES).text())).isTrue();
    }

    @Test
    void a_session_that_somebody_deletes_is_over_within_a_second() {
        ValidToken token = issued(replicas.getLast(), RULES);
        assertThat(replicas.getFirst().isGood(token.text())).isTrue();

        assertThat(object(token).delete()).isNotEmpty();

        awaitNowhere(token.text());
    }

    @Test
    void a_token_that_is_revoked_elsewhere_is_over_within_a_second() {
        ValidToken token = issued(replicas.getLast(), RULES);
        assertThat(replicas.getFirst().isGood(token.text())).isTrue();

        assertThat(Replica.given(replicas.get(1).tokens().revoke(token)))
                .isEqualTo(Revocation.REVOKED);

        awaitNowhere(token.text());
    }

    @ParameterizedTest
    @EnumSource(TokenRules.Kind.class)
    void a_token_whose_role_goes_is_over_within_a_second(TokenRules.Kind kind) {
        ValidToken token = issued(replicas.getLast(), rules(kind, Optional.empty()));
        assertThat(replicas.getFirst().isGood(token.text())).isTrue();

        assertThat(roleObject().delete()).isNotEmpty();

        awaitNowhere(token.text());
    }

    @Test
    void a_token_is_used_exactly_as_often_as_it_can_be() {
        ValidToken token = issued(replicas.getLast(), rules(SERVICE, Optional.of(5)));
        int good = 0;
        for (int i = 0; i < 9; i++) {
            good += replicas.get(i % 3).isGood(token.text()) ? 1 : 0;
        }

        assertThat(good).isEqualTo(5);
    }
}

package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.role.lifecycle.EstateFixtures.KEPT;
import static io.azurecredentials.role.lifecycle.EstateFixtures.identified;
import static io.azurecredentials.role.lifecycle.EstateFixtures.serving;
import static io.azurecredentials.role.lifecycle.EstateFixtures.superseded;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether a role works although something is in the way of its applications. */
class OutlookTest {
    private static final Wish NONE = new Wish.Unwanted();
    private static final Wish UNKNOWN = new Wish.Unknown();
    private static final Wish ENDED = new Wish.Ended();

    @Test
    void what_serves_goes_on_although_what_a_new_spec_asks_for_cannot_be_given() {
        assertThat(Outlook.works(serving(), KEPT, false)).isTrue();
        assertThat(Outlook.works(serving(), KEPT, true)).isTrue();
    }

    @Test
    void nothing_works_before_an_application_was_given_everything_once() {
        assertThat(Outlook.works(Estate.EMPTY, KEPT, true)).isFalse();
        assertThat(Outlook.works(identified(), KEPT, true)).isFalse();
        assertThat(Outlook.works(superseded(), KEPT, true)).isFalse();
    }

    @Test
    void credentials_with_applications_of_their_own_do_not_wait_for_a_removal() {
        assertThat(Outlook.works(superseded(), NONE, false)).isTrue();
        assertThat(Outlook.works(serving(), NONE, true)).isFalse();
    }

    @Test
    void a_role_that_was_not_resolved_works_only_if_it_did_before() {
        assertThat(Outlook.works(serving(), UNKNOWN, false)).isFalse();
        assertThat(Outlook.works(serving(), UNKNOWN, true)).isTrue();
        assertThat(Outlook.works(serving(), ENDED, false)).isFalse();
    }
}

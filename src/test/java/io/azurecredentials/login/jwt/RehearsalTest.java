package io.azurecredentials.login.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void it_goes_as_far_as_the_signature_and_no_further() {
        assertThat(Rehearsal.verdict()).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE));
    }
}

package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What leaves a trace in Azure says whose it is. */
class OwnerTest {

    private static final Owner OWNER = new Owner("cluster-1", "uid-1");

    @Test
    void every_name_carries_the_uid_and_what_may_be_shared_carries_the_cluster() {
        assertThat(OWNER.uniqueName(3)).isEqualTo("azcred-uid-1-3");
        assertThat(OWNER.tag()).isEqualTo("azurecredentials.io/cluster-1");
        assertThat(OWNER.marker(meant(2, 1, NOON))).isEqualTo("azcred/cluster-1/uid-1/2-try-2");
    }
}

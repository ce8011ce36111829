package io.azurecredentials.client;

import java.time.Duration;

class SpringIT extends LoginStory<Spring> {
    @Override
    Spring open(Site site) {
        return new Spring(site);
    }

    /** Spring never says for how long. */
    @Override
    Duration renewed() {
        return Duration.ofMinutes(15);
    }
}

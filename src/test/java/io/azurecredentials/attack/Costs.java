package io.azurecredentials.attack;

import io.azurecredentials.attack.Row.Seen;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.Doorstep.Counts;

/** What attacks may come to; the least that leads to the same comes first. */
final class Costs {
    /** Nobody is asked, nothing is made. */
    static final Counts NOTHING = Doorstep.NOTHING;

    /** A key is looked for among those at hand; Entra is asked at most once in five minutes. */
    static final Counts KEY = new Counts(1, 0, 0, 0);

    /** The signature was good, so the role is read, at most twice a second. */
    static final Counts ROLE = new Counts(1, 0, 1, 0);

    /** Graph or Resource Manager are asked, at most once in a minute. */
    static final Counts AZURE = new Counts(1, 1, 1, 0);

    /** All is done that is done for who gets in, and nothing is made. */
    static final Counts ALL = new Counts(1, 0, 2, 0);

    /** He is in: the role is read twice, and a token is issued. */
    static final Seen IN = new Seen(200, "", new Counts(1, 0, 2, 1));

    private Costs() {}

    /** It is no request at all. */
    static Seen malformed() {
        return new Seen(400, "Malformed", NOTHING);
    }

    /** It is no token at all. */
    static Seen noToken(String reason) {
        return new Seen(400, reason, NOTHING);
    }

    /** Refused before any signature is looked at. */
    static Seen refused(String reason) {
        return refused(reason, NOTHING);
    }

    /** Refused, and told no reason. */
    static Seen refused(String reason, Counts cost) {
        return new Seen(403, reason, cost);
    }

    /** Told to come back. */
    static Seen unavailable(String reason, Counts cost) {
        return new Seen(503, reason, cost);
    }
}

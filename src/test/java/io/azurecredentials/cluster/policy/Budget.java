package io.azurecredentials.cluster.policy;

import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;

/**
 * What the expressions of one policy may cost for one write. Only questions to the authorizer are
 * counted, because nothing else comes near the limits: two are affordable in an expression, a third
 * ends it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/#resource-constraints">Resource
 *     constraints</a>
 */
final class Budget implements Authorizer {

    private static final long CHECK = 350_000;
    private static final long EXPRESSION = 1_000_000;

    private final Authorizer authorizer;
    private final long all;
    private long spent;
    private long spentHere;

    /** Charges for what {@code authorizer} is asked, up to {@code all} over all expressions. */
    Budget(Authorizer authorizer, long all) {
        this.authorizer = authorizer;
        this.all = all;
    }

    /** A new expression begins. */
    void begin() {
        spentHere = 0;
    }

    boolean exceeded() {
        return spentHere > EXPRESSION || spent > all;
    }

    @Override
    public Decision decide(User user, Attributes attributes) {
        spent += CHECK;
        spentHere += CHECK;
        return authorizer.decide(user, attributes);
    }
}

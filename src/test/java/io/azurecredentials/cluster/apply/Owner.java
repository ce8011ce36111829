package io.azurecredentials.cluster.apply;

import io.azurecredentials.cluster.failure.GoText;

/**
 * Who owns fields: a field manager, acting by apply or by other writes.
 *
 * @param apiVersion through which it wrote; one applier is the same owner in every version, so it
 *     is empty in an applier's identity
 * @param subresource {@code status} or empty
 */
record Owner(String manager, boolean applies, String apiVersion, String subresource) {

    static Owner applier(String manager, String subresource) {
        return new Owner(manager, true, "", subresource);
    }

    static Owner updater(String manager, String apiVersion, String subresource) {
        return new Owner(manager, false, apiVersion, subresource);
    }

    /** As conflict messages name it. */
    String display() {
        String name = GoText.quote(manager);
        if (!subresource.isEmpty()) {
            name += " with subresource " + GoText.quote(subresource);
        }
        return applies ? name : name + " using " + apiVersion;
    }
}

package io.azurecredentials.cluster.apply;

/**
 * Who writes, and through what.
 *
 * @param manager the field manager's name
 * @param apiVersion of the document it sends
 * @param subresource {@code status} or empty
 * @param time of the write, to the second, RFC 3339
 */
public record Writer(String manager, String apiVersion, String subresource, String time) {

    Owner applier() {
        return Owner.applier(manager, subresource);
    }

    Owner updater() {
        return Owner.updater(manager, apiVersion, subresource);
    }
}

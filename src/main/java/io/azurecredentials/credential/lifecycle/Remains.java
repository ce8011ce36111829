package io.azurecredentials.credential.lifecycle;

import java.util.List;
import java.util.stream.Stream;

/** What a ledger knows of in Azure, by names that can be looked for there. */
public final class Remains {
    private Remains() {}

    /** Applications of ours, and passwords of ours on those of others. */
    public static List<String> of(Owner owner, Ledger ledger) {
        return ledger.principals().stream().flatMap(it -> of(owner, ledger, it)).toList();
    }

    private static Stream<String> of(Owner owner, Ledger ledger, Principal principal) {
        return switch (principal.target()) {
            case Target.Dynamic _ -> Stream.of(owner.uniqueName(principal.epoch()));
            case Target.Shared it ->
                    ledger.keysOn(principal)
                            .map(key -> owner.marker(key) + " on " + it.ids().objectID());
        };
    }
}

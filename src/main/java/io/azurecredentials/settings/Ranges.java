package io.azurecredentials.settings;

import io.azurecredentials.session.token.AddressRange;
import java.util.List;
import java.util.Optional;

/** Addresses and ranges of them, in a list. */
final class Ranges {
    /** What may stand in it. */
    static final String WANTED =
            "addresses or ranges such as 10.0.0.0/8 or fd00::/8, separated by commas, with no bits set beyond the prefix";

    private Ranges() {}

    /** All of them; empty if one is none. */
    static Optional<List<AddressRange>> parse(List<String> texts) {
        List<AddressRange> ranges =
                texts.stream().map(AddressRange::parse).flatMap(Optional::stream).toList();
        return ranges.size() == texts.size() ? Optional.of(ranges) : Optional.empty();
    }
}

package io.azurecredentials.bootstrap;

import java.util.function.Supplier;

/** A setting that is of no use, with our sentence about it. */
final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BadSetting(String sentence) {
        super(sentence, null, false, false);
    }

    /** What is wrong with a setting shows only when it is used; the cause's own words stay here. */
    static <T> T unless(Supplier<T> maker, String sentence) {
        try {
            return maker.get();
        } catch (RuntimeException _) {
            throw new BadSetting(sentence);
        }
    }
}

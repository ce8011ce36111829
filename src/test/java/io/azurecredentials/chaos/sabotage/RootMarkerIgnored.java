package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.config.rotation.RootOwner;

/** Every password that Graph lists bears the marker that is looked for. */
public final class RootMarkerIgnored {
    private static final ThreadLocal<String> WANTED = ThreadLocal.withInitial(() -> "");

    private RootMarkerIgnored() {}

    @InPlaceOf(RootOwner.class)
    public static String marker(RootOwner owner, long number) {
        WANTED.set(owner.marker(number));
        return owner.marker(number);
    }

    @InPlaceOf(Password.class)
    public static String marker(Password password) {
        return WANTED.get().isEmpty() ? password.marker() : WANTED.get();
    }
}

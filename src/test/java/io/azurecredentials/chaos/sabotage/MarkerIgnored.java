package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Owner;

/** Every password that Graph lists bears the marker that is looked for. */
public final class MarkerIgnored {
    private static final ThreadLocal<String> WANTED = ThreadLocal.withInitial(() -> "");

    private MarkerIgnored() {}

    @InPlaceOf(Owner.class)
    public static String marker(Owner owner, Key key) {
        WANTED.set(owner.marker(key));
        return owner.marker(key);
    }

    @InPlaceOf(Password.class)
    public static String marker(Password password) {
        return WANTED.get().isEmpty() ? password.marker() : WANTED.get();
    }
}

package io.azurecredentials.status;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** The one way in which we apply: server-side, as one field manager, and what is ours is ours. */
public final class Apply {
    /** Handed to every patch of ours. */
    public static final PatchContext OURS =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(Settings.NAME)
                    .withForce(true)
                    .build();

    private Apply() {}
}

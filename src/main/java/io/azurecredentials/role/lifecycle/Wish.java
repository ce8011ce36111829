package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Right;
import java.util.List;

/** What a role wants of applications. */
public sealed interface Wish {
    /**
     * One, for as long as the role lives.
     *
     * @param issuer through whom
     * @param rights of its service principal
     * @param permanentlyDelete whether one made now is not left in the recycle bin
     */
    record Kept(Issuer issuer, List<Right> rights, boolean permanentlyDelete) implements Wish {
        public Kept {
            rights = List.copyOf(rights);
        }
    }

    /** None: what there is goes once no credential names it. */
    record Unwanted() implements Wish {}

    /** Nobody can tell: what is in use stays as it is. */
    record Unknown() implements Wish {}

    /** The role goes, and nothing that was issued from it is left. */
    record Ended() implements Wish {}
}

package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Problem;
import java.util.List;

/** What is wanted, already checked against the role, its config and the namespace. */
public sealed interface Wish {
    /**
     * A credential with these rights on these terms.
     *
     * @param issuer through whom
     * @param target what its passwords are made on
     * @param rights of an application of its own; none on one that others use as well
     * @param shape what its Secret is to look like, as a word that changes with it
     * @param role that it is issued from, as namespace/name
     * @param permanentlyDelete whether an application made now is not left in the recycle bin
     */
    record Granted(
            Issuer issuer,
            Target target,
            List<Right> rights,
            Terms terms,
            String shape,
            String role,
            boolean permanentlyDelete)
            implements Wish {
        public Granted {
            rights = List.copyOf(rights);
        }

        /** On an application of its own that is left in the recycle bin. */
        public Granted(Issuer issuer, List<Right> rights, Terms terms, String shape, String role) {
            this(issuer, new Target.Dynamic(), rights, terms, shape, role, false);
        }
    }

    /** Nothing new may be issued; what lives goes on until it ends. */
    record Refused(Problem problem) implements Wish {}

    /**
     * What lives is to be revoked for good, and nothing new may be issued.
     *
     * @param problem why, for an object that was never issued anything; its reason stays with one
     *     that was
     */
    record Revoked(Problem problem) implements Wish {}
}

package io.azurecredentials.cluster.write;

/**
 * How an object is to be deleted.
 *
 * @param uid deletes only the object with this uid; empty for any
 * @param resourceVersion deletes only this state; empty for any
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/">DeleteOptions</a>
 */
public record DeleteOptions(Propagation propagation, String uid, String resourceVersion) {

    /** What happens to the objects that the deleted one owns. */
    public enum Propagation {
        /** They go after it. */
        BACKGROUND,
        /** It waits until they are gone. */
        FOREGROUND,
        /** They stay and forget it. */
        ORPHAN
    }

    /** Whatever state it is in, owned objects after it. */
    public static final DeleteOptions BACKGROUND =
            new DeleteOptions(Propagation.BACKGROUND, "", "");

    /** The same, but only the object with this uid. */
    public static DeleteOptions ofUid(String uid) {
        return new DeleteOptions(Propagation.BACKGROUND, uid, "");
    }
}

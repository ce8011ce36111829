package io.azurecredentials.credential.lifecycle;

/** One thing that a service principal may be given and that may be taken away from it again. */
public sealed interface Right permits Grant, Membership {

    /** Whether both give the same in Azure, where the case of ids does not matter. */
    boolean isSameAs(Right other);
}

package io.azurecredentials.orphan.policy;

/**
 * What is to be thought of something in Azure that bears our marks.
 *
 * <pre>
 *              owner found again
 *  Owned ◄──────────────────────┐
 *     └──► Waiting ──► Orphan   │        ownerless for longer than the grace: told of, and removed
 *             └──────► Unrecorded        if that is asked for; Unrecorded is told of only
 * </pre>
 */
public sealed interface Verdict {
    /** Of what. */
    Thing thing();

    /** Somebody who exists says that it is his. */
    record Owned(Thing thing) implements Verdict {}

    /** Nobody does, but not for long enough. */
    record Waiting(Thing thing) implements Verdict {}

    /**
     * An application whose owner exists and does not name it, for longer than the grace: as after
     * an old backup of etcd was restored. The owner may give its next application the same name and
     * find this one, so it is not removed before the owner is gone; passwords of ours on it are
     * orphans like others.
     */
    record Unrecorded(Thing.Application thing) implements Verdict {}

    /** Nobody has said that it is his for longer than the grace, and nobody ever will. */
    record Orphan(Thing thing) implements Verdict {}
}

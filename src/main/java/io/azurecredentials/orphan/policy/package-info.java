/**
 * What in Azure bears our marks and belongs to nobody, decided from what Azure shows and what
 * living objects claim: no I/O, no clock, no dice, no framework. For {@code orphan} alone.
 *
 * <p>Why the comparison holds although neither side stands still: intent is written to a status
 * before anything bears its name, and no name is ever meant a second time. So whatever Azure showed
 * <em>before</em> the owners were read had its owner by then, or has none for good: a UID does not
 * come back, and an attempt is random. The one name that could be meant again is that of another
 * application of a credential that lives ({@link
 * io.azurecredentials.orphan.policy.Verdict.Unrecorded}); it is told of and left alone. A root
 * password's number counts up, so it comes again only after an old backup of etcd was restored; a
 * password is removed by the key id it was seen with, so that the next one of its name stays.
 *
 * <p>The grace is for people, who may want to put back what they tore off, and for replicas that
 * still show what is gone. It counts from when something was first seen without an owner by the
 * leader of the day, on a clock that nobody sets; a new leader begins anew. When Azure made a thing
 * says nothing about how long it has been without an owner, so that is not asked.
 */
@NullMarked
package io.azurecredentials.orphan.policy;

import org.jspecify.annotations.NullMarked;

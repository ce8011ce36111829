/**
 * The applications that an AzureRole keeps for its credentials, decided from facts alone: no I/O,
 * no clock, no dice, no framework.
 *
 * <p>{@link Upkeep#next} looks at {@link Facts} and names the one {@link Step} to take; {@link
 * Estate} is what the role's status has written down. What an application is, how its rights change
 * and when its removal is proven are the words of {@code credential.lifecycle}, used as they are: a
 * role's application is a credential's without passwords, and {@link Estate#ledger} is that view.
 *
 * <p>It is driven by a decision of its own rather than by {@code Lifecycle}, because everything
 * that one is about, attempts, texts of passwords, trials, Secrets and leases, does not exist here:
 * making an application is safe to repeat, so nobody's attempt is lost with him. What is left is
 * small: whoever finds an application that another one began says so in status before he sends
 * anything, so that its removal is not taken for certain while the other's request may be under
 * way.
 *
 * <p>An application whose place another takes, or that is not wanted any more, is first taken out
 * of what status shows to credentials, and goes once no credential's status names it. Credentials
 * reserve first and look at the role afterwards: either they see that it is not theirs to use, or
 * they are seen here.
 */
@NullMarked
package io.azurecredentials.role.lifecycle;

import org.jspecify.annotations.NullMarked;

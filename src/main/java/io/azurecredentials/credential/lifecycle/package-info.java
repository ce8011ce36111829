/**
 * The life of a credential, decided from facts alone: no I/O, no clock, no dice, no framework.
 *
 * <p>{@link Lifecycle#next} looks at {@link Facts} and names the one {@link Step} to take; {@link
 * Ledger} is what the object's status has written down, and the only way it changes is a method
 * here. The crash-matrix test drives exactly these types.
 *
 * <p>Rules of the house:
 *
 * <pre>
 * a new step      Step, Lifecycle or Chores, StepRunner            the compiler tells
 * a new fact      Facts, FactsGatherer, CrashMatrixTest's world    the compiler tells
 * a new state     Key.State, Ledger, StatusLedger                  the compiler tells
 * a new Event     EventReason, Happenings                          TablesTest tells
 * </pre>
 *
 * <p>Where building taught better than the first design: reserve writes the application's name and
 * the password's marker in one status write; only whoever wrote a reservation carries it on, and
 * whoever comes after him reserves again, at once if no application was recorded (no password can
 * exist) and after {@code settle} otherwise; an application counts as gone at once only if nothing
 * that makes a part of it was ever sent twice, because the second request may still be under way
 * when the first one's result is deleted.
 */
@NullMarked
package io.azurecredentials.credential.lifecycle;

import org.jspecify.annotations.NullMarked;

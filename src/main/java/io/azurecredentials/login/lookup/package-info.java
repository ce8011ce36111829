/**
 * Asks Azure what an admission needs to know: {@code login.policy} names it, {@code azure} knows
 * how, and this says when, how often and on whose account. For whoever serves logins.
 *
 * <pre>
 *   Lookups ─► Admission: undecided, needs ─► Questions ─► Memory    what was answered a moment ago
 *      ▲                                          │    ─► under way  one request for all who ask it
 *      └──────────────── facts ◄──────────────────┴──► Inquiry ─► Throttle ─► Source ─► Azure
 * </pre>
 *
 * <p>Somebody with a valid token, or with thousands of them, costs a little: so many questions are
 * under way, so many are asked a second and so much is remembered, for each principal, each tenant
 * and all of them. Beyond that a login is refused and told when to come back. Credentials are
 * issued, renewed and revoked past all that, in places of their own.
 *
 * <p>Whatever cannot be asked is not known: a login that needs it fails, and is not remembered.
 */
@NullMarked
package io.azurecredentials.login.lookup;

import org.jspecify.annotations.NullMarked;

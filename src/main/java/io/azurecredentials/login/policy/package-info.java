/**
 * Whether a principal whose token was verified may log in for a role, decided from the role's
 * bindings, the token's claims, and what Microsoft Graph and Azure Resource Manager say. Pure: what
 * is not known yet is named in {@link io.azurecredentials.login.policy.Decision.Undecided}, and
 * whoever asks Azure comes back with it. For {@code login} alone.
 *
 * <p>What a client says about itself decides nothing. {@link
 * io.azurecredentials.login.policy.Hints} are compared with what was proven, and a login ends if
 * they contradict it.
 *
 * <pre>
 *   proof of the machine                       subscription, group   location   scale set
 *   xms_az_rid, or xms_mirid of a machine      from the claim        ARM        from the claim; ARM
 *   xms_mirid of a user-assigned identity      the identity's own    never      never
 *   none: Graph names it, ARM confirms it      as above              as above   as above
 *   remembered: ARM confirms it                as above              as above   as above
 * </pre>
 */
@NullMarked
package io.azurecredentials.login.policy;

import org.jspecify.annotations.NullMarked;

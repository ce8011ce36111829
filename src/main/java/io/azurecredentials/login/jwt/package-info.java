/**
 * Whether an access token of Entra is genuine, meant for us, fresh, and whose it is: decided from
 * the token's text, what a config expects, a key and the time. Pure: it fetches nothing, asks no
 * clock and follows nothing that stands in a token. Whether the principal may log in is {@code
 * login.policy}'s to say, where keys come from is {@code login}'s.
 *
 * <pre>
 *   text ─► CompactForm ─► Header ─► Json ─► Candidate ─► key of its id ─► SignatureCheck ─► Verified
 *             │ shape         │ shape, alg, typ, kid  │ issuer, audience, tenant, times, kind
 *             └───────────────┴───────────────────────┴──────────────► Refused, before any RSA
 * </pre>
 *
 * <p>Everything that can be refused without a key is refused without one, so that garbage costs a
 * fraction of a login and never a request to Entra. The library that checks the signature (jose4j)
 * repeats the checks that it knows; a token is accepted only if both agree. Its exceptions quote
 * the whole token and stay here.
 *
 * <p>Two spellings are accepted of nothing: segments are canonical base64url, members of JSON have
 * no double, and every comparison is exact or folds ASCII letters only.
 */
@NullMarked
package io.azurecredentials.login.jwt;

import org.jspecify.annotations.NullMarked;

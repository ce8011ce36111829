/**
 * Azure in our words: one tenant reached with one root credential, its directory, its role
 * assignments, and whether a credential works. The only package that sees an Azure SDK; no SDK type
 * leaves it, and no text of Azure's either: what Azure says becomes a {@link
 * io.azurecredentials.base.Problem} by status and error code, in one place per service.
 *
 * <p>It makes one attempt per call (plus what a lost token costs) and waits for nothing but a place
 * within the tenant's budget and the end of other writes to the same application: when to try again
 * is the caller's decision. While a service wants to be left alone, calls to it are refused without
 * being sent. It holds no rule about what should exist.
 *
 * <p>Clouds differ in hosts and audiences only, which stand in {@link
 * io.azurecredentials.azure.Cloud} and nowhere else. A root credential is of one of the kinds of
 * {@link io.azurecredentials.azure.Authentication}; in which order to look for an ambient one is
 * the caller's decision. Secrets, certificates and other issuers' tokens are shown to Entra by
 * Microsoft's library, a new client for each request, so that none of its caches answers. The
 * metadata service is asked without it: the library keeps managed identities' tokens for all of the
 * process, repeats requests by itself, lets environment variables choose another source, and would
 * send the request through the proxy.
 *
 * <p>{@link io.azurecredentials.azure.Azure} is the way in; what it opens is known by its
 * interfaces only. Whoever talks to Azure may import it, pure packages may not. Below the SDKs
 * stands a guard on every HTTP answer: it throws what is no success before an SDK can parse, reword
 * or repeat it. SDK loggers print meaning of their own accord ({@code com.azure}, {@code
 * com.microsoft}, {@code reactor}): they are to be switched off where logging is set up.
 */
@NullMarked
package io.azurecredentials.azure;

import org.jspecify.annotations.NullMarked;

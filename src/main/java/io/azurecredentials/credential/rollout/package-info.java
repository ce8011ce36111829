/**
 * Workloads that are restarted because a credential changed: finds what an AzureCredential names in
 * its own namespace, marks pod templates so that Kubernetes replaces the pods, and reads how far
 * that has come. When this is done, and what waits for it, is decided in {@code
 * credential.lifecycle}. For {@code credential} alone.
 *
 * <p>The mark is one annotation for each credential, whose value is the key id that the Secret
 * holds: whoever finds it there has nothing to do, so that a restart happens once whoever leads and
 * however often he dies. It is written by a merge patch over the version that was read: it claims
 * one field and no other, makes nothing that does not exist, and two credentials of one workload do
 * not take each other's mark away.
 */
@NullMarked
package io.azurecredentials.credential.rollout;

import org.jspecify.annotations.NullMarked;

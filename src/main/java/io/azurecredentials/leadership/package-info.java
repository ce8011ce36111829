/**
 * Who may write. Leader election alone is no fence: a process that was suspended does not know that
 * another has taken over, so every write of ours to Azure and to Kubernetes asks the {@link
 * io.azurecredentials.leadership.Gate} first, which closes by the clock. (The framework adds
 * finalizers itself; they are removed behind the gate.) Knows fabric8's elector and nothing of what
 * is being written.
 */
@NullMarked
package io.azurecredentials.leadership;

import org.jspecify.annotations.NullMarked;

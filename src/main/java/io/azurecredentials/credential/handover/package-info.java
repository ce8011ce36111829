/**
 * How the text of a draw gets from the leader, who has it made, to the replica that was asked: in a
 * Secret of the operator's own namespace, until it is taken, which only one can do. And when
 * somebody was last known to wait for it, which an annotation of the AzureCredential says. Decides
 * nothing about a draw; for {@code credential} and {@code draw}.
 */
@NullMarked
package io.azurecredentials.credential.handover;

import org.jspecify.annotations.NullMarked;

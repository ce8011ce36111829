package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a write came to; {@code object} in the version that was asked for. */
public record Outcome(ObjectNode object, boolean created) {}

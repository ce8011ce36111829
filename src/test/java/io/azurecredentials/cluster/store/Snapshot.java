package io.azurecredentials.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The objects of a collection as they were at {@code revision}, in order of their keys. */
public record Snapshot(List<ObjectNode> objects, long revision) {}

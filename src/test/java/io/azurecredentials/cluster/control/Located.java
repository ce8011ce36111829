package io.azurecredentials.cluster.control;

import io.azurecredentials.cluster.resource.ObjectKey;

/** Where an object is kept. */
record Located(String collection, ObjectKey key) {}

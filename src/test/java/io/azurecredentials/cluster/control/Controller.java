package io.azurecredentials.cluster.control;

import io.azurecredentials.cluster.store.Change;

/** Reacts to changes, one after the other. */
interface Controller {

    void on(Change change);
}

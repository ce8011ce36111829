package io.azurecredentials.emulator.server;

import io.azurecredentials.emulator.http.Response;

/** An answer and how it is delivered. */
record Outcome(Response response, Delivery delivery) {}

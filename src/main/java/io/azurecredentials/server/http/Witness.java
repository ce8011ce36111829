package io.azurecredentials.server.http;

/** Is told of every request that could be read, once it is answered; the place for audit. */
@FunctionalInterface
public interface Witness {
    /** Must not fail, and not take long. */
    void answered(Request request, Reply reply);
}

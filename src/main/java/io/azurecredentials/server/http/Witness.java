package io.azurecredentials.server.http;

/**
 * Is told of every request that could be read, once it is answered. Who was behind it and why it
 * was decided so only the handler knows, and writes down itself.
 */
@FunctionalInterface
public interface Witness {
    /** Must not fail, and not take long. */
    void answered(Request request, Reply reply);
}

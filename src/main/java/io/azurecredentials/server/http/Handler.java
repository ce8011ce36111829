package io.azurecredentials.server.http;

/** Answers what a route was asked. */
@FunctionalInterface
public interface Handler {

    /**
     * May take as long as the caller waits; it runs on a thread of its own.
     *
     * @throws Refused to answer with that; any other exception is a bug and answered with 500
     */
    Reply answer(Request request);
}

package io.azurecredentials.server.http;

/** What came whole over a connection, and can be answered on it. */
public sealed interface Incoming {
    /** Whether its answer has no body, as that to HEAD. */
    boolean isBodiless();

    /** The same from somebody whose presence can be told. */
    default Incoming from(Presence presence) {
        return switch (this) {
            case Asked(Request request, boolean bodiless) ->
                    new Asked(request.with(presence), bodiless);
            case Wrong it -> it;
        };
    }

    /** One with one meaning. */
    record Asked(Request request, boolean isBodiless) implements Incoming {}

    /** One that can only be answered with this. */
    record Wrong(Reply reply, boolean isBodiless) implements Incoming {}
}

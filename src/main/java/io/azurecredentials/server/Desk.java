package io.azurecredentials.server;

import io.azurecredentials.server.http.Incoming;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.server.http.Witness;
import io.azurecredentials.status.Defect;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what came over a connection, has it answered, and sends what was answered. */
final class Desk implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private final Routes routes;
    private final Connections connections;
    private final Witness witness;

    Desk(Routes routes, Connections connections, Witness witness) {
        this.routes = routes;
        this.connections = connections;
        this.witness = witness;
    }

    /** What the library thinks was asked is of no interest. */
    @Override
    public void handle(ServerRequest stub, ServerResponse response) {
        Connection connection = connections.at(stub.remotePeer().address()).orElseThrow();
        Incoming incoming = connection.take();
        Reply reply =
                switch (incoming) {
                    case Incoming.Asked(var request, _) -> answer(request);
                    case Incoming.Wrong(var refusal, _) -> refusal;
                };
        connection.answered(reply.status());
        boolean sent = false;
        try {
            send(reply, incoming.isBodiless(), response);
            sent = !incoming.isBodiless();
        } finally {
            if (!sent) {
                reply.lost().run();
            }
        }
    }

    private Reply answer(Request request) {
        Reply reply = reply(request);
        witness.answered(request, reply);
        return reply;
    }

    private Reply reply(Request request) {
        try {
            return routes.answer(request);
        } catch (Refused e) {
            return e.reply();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("request", request.id()).setCause(Defect.of(e)).log("defect");
            return Reply.error(500, "internal error " + request.id());
        }
    }

    private static void send(Reply reply, boolean bodiless, ServerResponse response) {
        byte[] body = BODILESS.contains(reply.status()) ? new byte[0] : Wire.body(reply);
        response.status(Status.create(reply.status()));
        Wire.ALWAYS.forEach((name, value) -> response.header(HeaderNames.create(name), value));
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (body.length > 0) {
            response.header(HeaderNames.CONTENT_TYPE, "application/json");
        }
        if (bodiless && body.length > 0) {
            response.headers().contentLength(body.length);
        }
        if (bodiless || body.length == 0) {
            response.send();
        } else {
            response.send(body);
        }
    }
}

package io.azurecredentials.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Callers;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Head;
import io.azurecredentials.server.http.Incoming;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Routes;
import io.azurecredentials.session.token.AddressRange;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Asks routes as the server would, and keeps what they write down. */
public final class Asking {
    public static final String ID = "fake-request-id";
    private final List<Entry> entries = new ArrayList<>();
    private final List<X509Certificate> certificates;
    private final String namespace;
    private Optional<String> type = Optional.empty();
    private boolean waits = true;

    public Asking() {
        this("team-a");
    }

    /** In that namespace. */
    public Asking(String namespace) {
        this(namespace, List.of());
    }

    /** Over a connection on which these were shown. */
    public Asking(List<X509Certificate> certificates) {
        this("team-a", certificates);
    }

    private Asking(String namespace, List<X509Certificate> certificates) {
        this.namespace = namespace;
        this.certificates = certificates;
    }

    /** With that {@code Content-Type} from now on. */
    public Asking announcing(String next) {
        type = Optional.of(next);
        return this;
    }

    /** Goes away as soon as he has asked, from now on. */
    public void leave() {
        waits = false;
    }

    /** What is given to handlers. */
    public Audited audited() {
        return new Audited(entries::add, () -> OurTokens.NOW);
    }

    /** What was written down, once for each request. */
    public List<Entry> entries() {
        return entries;
    }

    /** The one entry that there is. */
    public Entry entry() {
        if (entries.size() != 1) {
            throw new AssertionError(entries);
        }
        return entries.getFirst();
    }

    /** Without a token. */
    public Reply ask(List<Route> routes, String method, String path, String body) {
        return answer(routes, method, path, body, List.of());
    }

    /** With one. */
    public Reply ask(List<Route> routes, String method, String path, String body, String token) {
        return answer(routes, method, path, body, List.of(new Head.Field("x-vault-token", token)));
    }

    private Reply answer(
            List<Route> routes, String method, String path, String body, List<Head.Field> fields) {
        List<Head.Field> all = new ArrayList<>(fields);
        all.add(new Head.Field("x-vault-namespace", namespace));
        type.ifPresent(it -> all.add(new Head.Field("content-type", it)));
        Callers callers =
                new Callers(
                        AddressRange.address("10.0.0.1").orElseThrow(),
                        () -> certificates,
                        () -> false,
                        new ForwardedFor(List.of()),
                        _ -> true,
                        () -> ID,
                        "default");
        Incoming incoming =
                callers.read(new Head(method, path, all), Body.of(body.getBytes(UTF_8)))
                        .from(this::lasts);
        return switch (incoming) {
            case Incoming.Asked(var request, _) -> answer(new Routes(routes), request);
            case Incoming.Wrong(var refusal, _) -> refusal;
        };
    }

    /** Whoever asks here waits for ever, unless he leaves. */
    private boolean lasts(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
        return waits;
    }

    private static Reply answer(Routes routes, Request request) {
        try {
            return routes.answer(request);
        } catch (Refused e) {
            return e.reply();
        }
    }
}

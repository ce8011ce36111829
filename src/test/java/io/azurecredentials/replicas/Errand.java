package io.azurecredentials.replicas;

import io.azurecredentials.demo.LoginSample;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What clients do again and again, from beginning to end. Each step has to be answered as if nobody
 * ever came or went.
 */
@FunctionalInterface
interface Errand {
    Pattern CLIENT_TOKEN = Pattern.compile("\"client_token\":\"([^\"]+)\"");
    Pattern CLIENT_ID = Pattern.compile("\"client_id\":\"([^\"]+)\"");
    Pattern LEASE = Pattern.compile("\"lease_id\":\"([^\"]+)\"");

    /**
     * Runs it once.
     *
     * @throws IOException if anything was not answered as it should have been
     */
    void run(Visitor visitor) throws IOException;

    /** Logs in, is known, lives longer, and logs out. */
    static Errand service(String jwt) {
        return visitor -> {
            String token = login(visitor, LoginSample.ROLE, jwt);
            self(visitor, "lookup", token, 200);
            self(visitor, "renew", token, 200);
            self(visitor, "lookup", token, 200);
            self(visitor, "revoke", token, 204);
        };
    }

    /** Logs in for a token that nobody has written down. */
    static Errand batch(String jwt) {
        return visitor -> {
            String token = login(visitor, Doors.BATCH, jwt);
            self(visitor, "lookup", token, 200);
            self(visitor, "lookup", token, 200);
        };
    }

    /** Uses a token up: one use less, or one more, and something was dropped or counted twice. */
    static Errand counted(String jwt) {
        return visitor -> {
            String token = login(visitor, Doors.COUNTED, jwt);
            for (int i = 0; i < Doors.USES; i++) {
                self(visitor, "lookup", token, 200);
            }
            self(visitor, "lookup", token, 403);
        };
    }

    /** Draws a credential that nobody else has, and gives it back. */
    static Errand draw(String jwt) {
        Set<String> drawn = ConcurrentHashMap.newKeySet();
        return visitor -> {
            String token = login(visitor, LoginSample.ROLE, jwt);
            String text =
                    visitor.ask("GET", "/v1/azure/creds/reader", token, "")
                            .expect(200, "draw")
                            .body();
            if (!drawn.add(found(CLIENT_ID, text))) {
                throw new IOException("draw: somebody else's");
            }
            String lease = "{\"lease_id\":\"" + found(LEASE, text) + "\"}";
            var _ = visitor.post("/v1/sys/leases/revoke", token, lease).expect(204, "give back");
        };
    }

    private static String login(Visitor visitor, String role, String jwt) throws IOException {
        String body = "{\"role\":\"%s\",\"jwt\":\"%s\"}".formatted(role, jwt);
        String text =
                visitor.post("/v1/auth/azure/login", "", body)
                        .expect(200, "login for " + role)
                        .body();
        return found(CLIENT_TOKEN, text);
    }

    private static String found(Pattern member, String text) throws IOException {
        Matcher found = member.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + member);
        }
        return found.group(1);
    }

    private static void self(Visitor visitor, String what, String token, int status)
            throws IOException {
        var _ = visitor.post("/v1/auth/token/" + what + "-self", token, "{}").expect(status, what);
    }
}

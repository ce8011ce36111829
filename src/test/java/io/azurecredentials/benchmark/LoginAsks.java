package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a machine and what others send.
 *
 * @param namespace of the roles
 * @param jwt that is good for both of them
 */
record LoginAsks(String namespace, String jwt) {
    static final String BATCH = "batch";
    static final String SERVICE = "service";
    private static final int ROLES = 20;
    private static final String LOGIN = "/v1/auth/azure/login";

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int MALFORMED = 400;
    private static final int DENIED = 403;

    Ask batch() {
        return login(BATCH, jwt, OK);
    }

    /** A role each: an identity may have so many living sessions of a role and no more. */
    List<Ask> service() {
        return services().stream().map(role -> login(role, jwt, OK)).toList();
    }

    /** Names of the roles. */
    static List<String> services() {
        return IntStream.range(0, ROLES).mapToObj(it -> SERVICE + "-" + it).toList();
    }

    Ask bare() {
        return Ask.of(Yardstick.BARE, namespace, body(BATCH, jwt), OK);
    }

    Ask empty() {
        return Ask.of(Yardstick.EMPTY, namespace, "", NO_CONTENT);
    }

    /** As long as a token, and none. */
    Ask noToken() {
        return login(BATCH, "a".repeat(jwt.length()), MALFORMED);
    }

    /** Genuine, but for somebody else: its claims are read. */
    Ask otherAudience() {
        return login(BATCH, changed(1, "\"aud\":\"https://m", "\"aud\":\"https://n"), DENIED);
    }

    /** All of it is right before its key is looked for: nothing that nobody signed gets further. */
    Ask unknownKey() {
        return login(BATCH, changed(0, "\"kid\":\"", "\"kid\":\"x"), DENIED);
    }

    /** Only the signature tells. */
    Ask forged() {
        String forged = jwt.substring(0, jwt.length() - 8) + "AAAAAAAA";
        return login(BATCH, forged, DENIED);
    }

    /** What costs no signature. */
    List<Ask> garbage() {
        return List.of(
                noToken(),
                otherAudience(),
                unknownKey(),
                Ask.of(LOGIN, namespace, "{\"role\":\"batch\",\"jwt\":[]}", MALFORMED));
    }

    /** Id of the key that the token is signed with. */
    String keyID() {
        String header = decoded(0);
        int from = header.indexOf("\"kid\":\"") + "\"kid\":\"".length();
        return header.substring(from, header.indexOf('"', from));
    }

    private Ask login(String role, String shown, int status) {
        return Ask.of(LOGIN, namespace, body(role, shown), status);
    }

    private static String body(String role, String shown) {
        String machine = "\"resource_group_name\":\"rg-app\",\"vm_name\":\"vm-app\"";
        return "{\"role\":\"%s\",\"jwt\":\"%s\",%s}".formatted(role, shown, machine);
    }

    /** With another text in one of its segments, which the signature is not for any more. */
    private String changed(int segment, String text, String other) {
        String before = decoded(segment);
        if (!before.contains(text)) {
            throw new IllegalStateException("the token has no " + text);
        }
        String after =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(before.replace(text, other).getBytes(ISO_8859_1));
        return jwt.replace(jwt.split("\\.", -1)[segment], after);
    }

    private String decoded(int segment) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[segment]), ISO_8859_1);
    }
}

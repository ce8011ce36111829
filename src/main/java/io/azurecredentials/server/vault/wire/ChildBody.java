package io.azurecredentials.server.vault.wire;

import io.azurecredentials.login.jwt.Ascii;
import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.session.token.ChildWish;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is sent to {@code auth/token/create}. What Vault gives to nobody but root is refused in its
 * words; what no token here can have, with a sentence.
 *
 * @param wish what the child is to be like
 * @param warnings of what is said beside that
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth/token#create-token">Token auth
 *     method (API), Create token</a>
 */
public record ChildBody(ChildWish wish, List<String> warnings) {
    private static final String TTL = "ttl";

    /** What {@code ttl} was called once. */
    private static final String LEASE = "lease";

    private static final String EXPLICIT_MAX_TTL = "explicit_max_ttl";
    private static final String RENEWABLE = "renewable";
    private static final String POLICIES = "policies";
    private static final String NO_DEFAULT_POLICY = "no_default_policy";
    private static final String NUM_USES = "num_uses";
    private static final String DISPLAY_NAME = "display_name";
    private static final Set<String> KNOWN =
            Set.of(
                    TTL,
                    LEASE,
                    EXPLICIT_MAX_TTL,
                    RENEWABLE,
                    POLICIES,
                    NO_DEFAULT_POLICY,
                    NUM_USES,
                    DISPLAY_NAME,
                    "type",
                    "id",
                    "no_parent",
                    "period",
                    "meta",
                    "entity_alias");

    /** So many uses can be counted. */
    private static final int MOST_USES = 1_000_000;

    public ChildBody {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads it.
     *
     * @throws Refused with 400
     */
    public static ChildBody read(Body body) {
        Fields sent = Fields.of(body);
        Typed fields = new Typed(sent);
        refuseWhatNobodyHas(fields);
        ChildWish wish =
                new ChildWish(
                        fields.time(TTL).or(() -> fields.time(LEASE)),
                        fields.time(EXPLICIT_MAX_TTL),
                        fields.flag(RENEWABLE).orElse(true),
                        policies(fields),
                        fields.flag(NO_DEFAULT_POLICY).orElse(false),
                        uses(fields));
        return new ChildBody(wish, warnings(sent, fields));
    }

    private static void refuseWhatNobodyHas(Typed fields) {
        refuse(
                !fields.text("id").isEmpty(),
                "root or sudo privileges required to specify token id");
        refuse(
                fields.flag("no_parent").orElse(false),
                "root or sudo privileges required to create orphan token");
        refuse(
                fields.time("period").isPresent(),
                "root or sudo privileges required to create periodic token");
        refuse(
                !fields.text("entity_alias").isEmpty(),
                "'entity_alias' is only allowed in combination with token role");
        refuse(
                fields.has("meta"),
                "meta is not taken: a token says about its holder what the login proved; leave it out");
        refuse(
                fields.text("type").equals("batch"),
                "a child is a service token, which ends with its parent: leave type out, or log in for a role with batch tokens");
        refuse(!Set.of("", "service").contains(fields.text("type")), "invalid 'token_type' value");
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw Refused.because(400, sentence);
        }
    }

    /** In lower case, as Vault has them. */
    private static Optional<List<String>> policies(Typed fields) {
        List<String> policies =
                fields.texts(POLICIES).stream()
                        .map(it -> Ascii.lower(it.strip()))
                        .filter(it -> !it.isEmpty())
                        .toList();
        return Optional.of(policies).filter(it -> !it.isEmpty());
    }

    private static Optional<Integer> uses(Typed fields) {
        long uses = fields.number(NUM_USES);
        refuse(uses < 0, "number of uses cannot be negative");
        refuse(uses > MOST_USES, "num_uses must be at most 1000000, or 0 for any number of times");
        return Optional.of((int) uses).filter(it -> it > 0);
    }

    private static List<String> warnings(Fields sent, Typed fields) {
        Stream<String> name =
                fields.text(DISPLAY_NAME).isEmpty()
                        ? Stream.of()
                        : Stream.of(
                                "display_name was ignored: a token is named after whoever logged in");
        return Stream.concat(name, Warnings.ofIgnored(sent, KNOWN).stream()).toList();
    }
}

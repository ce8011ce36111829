package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues the tokens of ServiceAccounts, and believes them while they last and their account is
 * there.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens">Bound
 *     ServiceAccount tokens</a>
 */
public final class AccountTokens implements TokenAuthenticator {

    /** Whom the tokens are from, and for if nobody else is named. */
    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRIVATE = "kubernetes.io";

    private final Store store;
    private final Clock clock;
    private final SigningKey key = SigningKey.generate();

    /** Knows the accounts in {@code store}. */
    public AccountTokens(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A token for an account.
     *
     * @param bound the object with which it ends, a Pod or a Secret; empty if there is none
     * @param end after which it is not believed any more, whole seconds
     */
    String issue(
            ObjectNode account, List<String> audiences, Optional<ObjectNode> bound, Instant end) {
        Metadata metadata = Metadata.of(account);
        long now = clock.instant().getEpochSecond();
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("namespace", metadata.namespace());
        bound.ifPresent(object -> ours.put(Bound.claim(object), reference(Metadata.of(object))));
        ours.put("serviceaccount", reference(metadata));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", audiences);
        claims.put("exp", end.getEpochSecond());
        claims.put("iat", now);
        claims.put("iss", ISSUER);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put(PRIVATE, ours);
        claims.put("nbf", now);
        claims.put("sub", User.account(metadata.namespace(), metadata.name()));
        return key.sign(claims);
    }

    Instant end(Duration validity) {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond()).plus(validity);
    }

    /** What others verify them with, as under {@code /openid/v1/jwks}. */
    public String keySet() {
        return key.keySet();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Map<String, Object> reference(Metadata metadata) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", metadata.name());
        reference.put("uid", metadata.uid());
        return reference;
    }

    /**
     * None if it is not ours, has ended, or what it is bound to is gone; audiences do not matter.
     */
    @Override
    public Optional<Holder> holder(String token, List<String> audiences) {
        return holder(token);
    }

    Optional<Holder> holder(String token) {
        return key.verified(token).map(AccountTokens::claims).filter(this::lives).map(this::read);
    }

    private static JsonNode claims(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean lives(JsonNode claims) {
        JsonNode ours = claims.path(PRIVATE);
        String namespace = ours.path("namespace").asText();
        return clock.instant().getEpochSecond() < claims.path("exp").asLong()
                && there(BuiltinTypes.ACCOUNTS, namespace, ours.path("serviceaccount"))
                && Bound.COLLECTIONS.entrySet().stream()
                        .allMatch(
                                kind ->
                                        !ours.has(kind.getKey())
                                                || there(
                                                        kind.getValue(),
                                                        namespace,
                                                        ours.path(kind.getKey())));
    }

    private boolean there(String collection, String namespace, JsonNode reference) {
        return store.get(collection, new ObjectKey(namespace, reference.path("name").asText()))
                .filter(object -> Metadata.of(object).uid().equals(reference.path("uid").asText()))
                .isPresent();
    }

    private Holder read(JsonNode claims) {
        JsonNode ours = claims.path(PRIVATE);
        JsonNode account = ours.path("serviceaccount");
        List<String> groups = Accounts.groups(ours.path("namespace").asText());
        Map<String, List<String>> extra = new LinkedHashMap<>();
        extra.put(
                "authentication.kubernetes.io/credential-id",
                List.of("JTI=" + claims.path("jti").asText()));
        JsonNode pod = ours.path("pod");
        if (pod.isObject()) {
            extra.put("authentication.kubernetes.io/pod-name", List.of(pod.path("name").asText()));
            extra.put("authentication.kubernetes.io/pod-uid", List.of(pod.path("uid").asText()));
        }
        User user =
                new User(claims.path("sub").asText(), account.path("uid").asText(), groups, extra);
        return new Holder(user, texts(claims.path("aud")));
    }
}

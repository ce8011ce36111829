package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks somebody else, with a TokenReview of version v1, and remembers what he says. Who does not
 * answer knows nobody, and is not remembered.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#webhook-token-authentication">Webhook
 *     Token Authentication</a>
 */
public final class WebhookTokens implements TokenAuthenticator {
    private static final System.Logger LOG = System.getLogger(WebhookTokens.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "authentication.k8s.io/v1";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RemoteServer server;
    private final Duration memory;
    private final Map<Question, Said> said = new ConcurrentHashMap<>();

    private record Question(String token, List<String> audiences) {}

    private record Said(Optional<Holder> holder, Instant until) {}

    /**
     * @param memory how long an answer is remembered ({@code
     *     --authentication-token-webhook-cache-ttl})
     */
    public WebhookTokens(RemoteServer server, Duration memory) {
        this.server = server;
        this.memory = memory;
    }

    @Override
    public Optional<Holder> holder(String token, List<String> audiences) {
        Question question = new Question(token, audiences);
        Said before = said.get(question);
        if (before != null && Instant.now().isBefore(before.until())) {
            return before.holder();
        }
        Optional<JsonNode> status = ask(question);
        Optional<Holder> holder = status.flatMap(it -> read(it, audiences));
        status.filter(it -> !it.has("error"))
                .ifPresent(_ -> said.put(question, new Said(holder, Instant.now().plus(memory))));
        return holder;
    }

    /** Empty if there is no answer. */
    private Optional<JsonNode> ask(Question question) {
        HttpRequest request =
                HttpRequest.newBuilder(server.url())
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(review(question).toString()))
                        .build();
        try {
            HttpResponse<String> answer = server.client().send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return Optional.of(JSON.readTree(answer.body()).path("status"));
            }
            LOG.log(Level.WARNING, "the webhook answered " + answer.statusCode());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the webhook did not answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static ObjectNode review(Question question) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("kind", "TokenReview").put("apiVersion", VERSION);
        review.putObject("metadata").putNull("creationTimestamp");
        ObjectNode spec = review.putObject("spec").put("token", question.token());
        question.audiences().forEach(spec.putArray("audiences")::add);
        review.putObject("status").putObject("user");
        return review;
    }

    /** Who says nothing of audiences means the API server, and nobody else. */
    private static Optional<Holder> read(JsonNode status, List<String> audiences) {
        List<String> named = texts(status.path("audiences"));
        List<String> meant = named.isEmpty() ? List.of(AccountTokens.ISSUER) : named;
        List<String> shared = audiences.stream().filter(meant::contains).toList();
        if (!status.path("authenticated").asBoolean() || shared.isEmpty()) {
            return Optional.empty();
        }
        JsonNode user = status.path("user");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.path("extra").properties().forEach(it -> extra.put(it.getKey(), texts(it.getValue())));
        return Optional.of(
                new Holder(
                        new User(
                                user.path("username").asText(),
                                user.path("uid").asText(),
                                texts(user.path("groups")),
                                extra),
                        shared));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

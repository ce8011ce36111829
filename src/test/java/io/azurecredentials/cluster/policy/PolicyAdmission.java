package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks every bound policy about every write. */
public final class PolicyAdmission implements Admission {

    private final Policies policies;
    private final Authorizer authorizer;
    private final Matching matching;
    private final Map<JsonNode, Policy> compiled = new ConcurrentHashMap<>();

    /**
     * Reads policies from {@code store}; their expressions may ask {@code authorizer}.
     *
     * @param delay after which a change of a policy or a binding takes effect; zero for at once
     */
    public PolicyAdmission(Store store, Authorizer authorizer, Duration delay) {
        this.policies = delay.isZero() ? Policies.stored(store) : DelayedPolicies.of(store, delay);
        this.authorizer = authorizer;
        this.matching = new Matching(store);
    }

    /** Policies are not asked about themselves, so that a wrong one can be removed. */
    @Override
    public void review(Write write) {
        if (write.type().group().equals(Policies.GROUP)) {
            return;
        }
        for (ObjectNode binding : policies.bindings()) {
            JsonNode spec = binding.path("spec");
            Optional<ObjectNode> policy = policies.policy(spec.path("policyName").asText());
            if (policy.isPresent()
                    && matching.matches(policy.get().path("spec").path("matchConstraints"), write)
                    && matching.matches(spec.path("matchResources"), write)) {
                judge(write, policy.get(), binding);
            }
        }
    }

    private static boolean acts(JsonNode binding, String action) {
        for (JsonNode one : binding.path("spec").path("validationActions")) {
            if (one.asText().equals(action)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses or warns; what is for the audit log goes nowhere. */
    private void judge(Write write, ObjectNode policy, ObjectNode binding) {
        Optional<Evaluation.Refusal> refusal = evaluation(write, policy).refusal();
        if (refusal.isEmpty()) {
            return;
        }
        String names =
                "ValidatingAdmissionPolicy '"
                        + Metadata.of(policy).name()
                        + "' with binding '"
                        + Metadata.of(binding).name()
                        + "'";
        if (acts(binding, "Deny")) {
            throw denial(write, names + " denied request: ", refusal.get());
        }
        if (acts(binding, "Warn")) {
            write.warnings()
                    .accept("Validation failed for " + names + ": " + refusal.get().message());
        }
    }

    private Evaluation evaluation(Write write, ObjectNode policy) {
        JsonNode spec = policy.path("spec");
        return new Evaluation(
                compiled.computeIfAbsent(spec, s -> Policy.compile(policy, new ArrayList<>())),
                !spec.path("failurePolicy").asText().equals("Ignore"),
                write,
                Values.of(matching.namespaceOf(write).orElse(null)),
                authorizer);
    }

    private static ApiException denial(Write write, String prefix, Evaluation.Refusal refusal) {
        String cause = prefix + refusal.message();
        String name = write.key().name();
        ObjectNode details = write.type().details(name);
        details.putArray("causes").addObject().put("message", cause);
        String reason = refusal.reason().isEmpty() ? "Invalid" : refusal.reason();
        String message =
                write.type().qualifiedName() + " " + GoText.quote(name) + " is forbidden: " + cause;
        return new ApiException(code(reason), reason, message, details);
    }

    private static int code(String reason) {
        return switch (reason) {
            case "Unauthorized" -> 401;
            case "Forbidden" -> 403;
            case "RequestEntityTooLarge" -> 413;
            default -> 422;
        };
    }
}

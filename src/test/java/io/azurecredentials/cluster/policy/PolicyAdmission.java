package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Store;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks every bound policy about every write. */
public final class PolicyAdmission implements Admission {

    private static final String GROUP = "admissionregistration.k8s.io";
    private static final String POLICIES = GROUP + "/validatingadmissionpolicies";
    private static final String BINDINGS = GROUP + "/validatingadmissionpolicybindings";

    private final Store store;
    private final Authorizer authorizer;
    private final Matching matching;
    private final Map<JsonNode, Policy> compiled = new ConcurrentHashMap<>();

    /** Reads policies from {@code store}; their expressions may ask {@code authorizer}. */
    public PolicyAdmission(Store store, Authorizer authorizer) {
        this.store = store;
        this.authorizer = authorizer;
        this.matching = new Matching(store);
    }

    /** Policies are not asked about themselves, so that a wrong one can be removed. */
    @Override
    public void review(Write write) {
        if (write.type().group().equals(GROUP)) {
            return;
        }
        for (ObjectNode binding : store.list(BINDINGS, "").objects()) {
            JsonNode spec = binding.path("spec");
            String name = spec.path("policyName").asText();
            Optional<ObjectNode> policy = store.get(POLICIES, new ObjectKey("", name));
            if (denies(spec)
                    && policy.isPresent()
                    && matching.matches(policy.get().path("spec").path("matchConstraints"), write)
                    && matching.matches(spec.path("matchResources"), write)) {
                judge(write, policy.get(), Metadata.of(binding).name());
            }
        }
    }

    private static boolean denies(JsonNode spec) {
        for (JsonNode action : spec.path("validationActions")) {
            if (action.asText().equals("Deny")) {
                return true;
            }
        }
        return false;
    }

    private void judge(Write write, ObjectNode policy, String binding) {
        JsonNode spec = policy.path("spec");
        Evaluation evaluation =
                new Evaluation(
                        compiled.computeIfAbsent(
                                spec, s -> Policy.compile(policy, new ArrayList<>())),
                        !spec.path("failurePolicy").asText().equals("Ignore"),
                        write,
                        Values.of(matching.namespaceOf(write).orElse(null)),
                        authorizer);
        Optional<Evaluation.Refusal> refusal = evaluation.refusal();
        if (refusal.isPresent()) {
            throw denial(write, Metadata.of(policy).name(), binding, refusal.get());
        }
    }

    private static ApiException denial(
            Write write, String policy, String binding, Evaluation.Refusal refusal) {
        String cause =
                "ValidatingAdmissionPolicy '"
                        + policy
                        + "' with binding '"
                        + binding
                        + "' denied request: "
                        + refusal.message();
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

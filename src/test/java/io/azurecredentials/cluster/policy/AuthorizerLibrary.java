package io.azurecredentials.cluster.policy;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.policy.Checks.ForGroup;
import io.azurecredentials.cluster.policy.Checks.ForPath;
import io.azurecredentials.cluster.policy.Checks.ForResource;
import io.azurecredentials.cluster.policy.Checks.ForUser;
import java.util.List;

/** The functions of {@code authorizer}, as declared and as computed. */
final class AuthorizerLibrary {

    private static final String PACKAGE = "kubernetes.authorization.";
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType PATH = OpaqueType.create(PACKAGE + "PathCheck");
    private static final CelType GROUP = OpaqueType.create(PACKAGE + "GroupCheck");
    private static final CelType DECISION = OpaqueType.create(PACKAGE + "Decision");

    /** Of the variable {@code authorizer}. */
    static final CelType AUTHORIZER = OpaqueType.create(PACKAGE + "Authorizer");

    /** Of the variable {@code authorizer.requestResource}. */
    static final CelType RESOURCE = OpaqueType.create(PACKAGE + "ResourceCheck");

    private AuthorizerLibrary() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                function("path", member("authorizer_path", PATH, AUTHORIZER, TEXT)),
                function("group", member("authorizer_group", GROUP, AUTHORIZER, TEXT)),
                function(
                        "serviceAccount",
                        member("authorizer_serviceaccount", AUTHORIZER, AUTHORIZER, TEXT, TEXT)),
                function("resource", member("groupcheck_resource", RESOURCE, GROUP, TEXT)),
                function(
                        "subresource",
                        member("resourcecheck_subresource", RESOURCE, RESOURCE, TEXT)),
                function("namespace", member("resourcecheck_namespace", RESOURCE, RESOURCE, TEXT)),
                function("name", member("resourcecheck_name", RESOURCE, RESOURCE, TEXT)),
                function(
                        "check",
                        member("pathcheck_check", DECISION, PATH, TEXT),
                        member("resourcecheck_check", DECISION, RESOURCE, TEXT)),
                function("allowed", member("decision_allowed", SimpleType.BOOL, DECISION)),
                function("errored", member("decision_errored", SimpleType.BOOL, DECISION)),
                function("error", member("decision_error", TEXT, DECISION)),
                function("reason", member("decision_reason", TEXT, DECISION)));
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl member(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newMemberOverload(id, result, List.of(parameters));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "authorizer_path", ForUser.class, String.class, ForPath::new),
                CelFunctionBinding.from(
                        "authorizer_group", ForUser.class, String.class, ForGroup::new),
                CelFunctionBinding.from(
                        "authorizer_serviceaccount",
                        List.of(ForUser.class, String.class, String.class),
                        all -> ((ForUser) all[0]).serviceAccount((String) all[1], (String) all[2])),
                CelFunctionBinding.from(
                        "groupcheck_resource", ForGroup.class, String.class, ForGroup::resource),
                CelFunctionBinding.from(
                        "resourcecheck_subresource",
                        ForResource.class,
                        String.class,
                        ForResource::subresource),
                CelFunctionBinding.from(
                        "resourcecheck_namespace",
                        ForResource.class,
                        String.class,
                        ForResource::namespace),
                CelFunctionBinding.from(
                        "resourcecheck_name", ForResource.class, String.class, ForResource::name),
                CelFunctionBinding.from(
                        "pathcheck_check", ForPath.class, String.class, ForPath::check),
                CelFunctionBinding.from(
                        "resourcecheck_check", ForResource.class, String.class, ForResource::check),
                CelFunctionBinding.from(
                        "decision_allowed",
                        Authorizer.Decision.class,
                        Authorizer.Decision::allowed),
                CelFunctionBinding.from(
                        "decision_errored", Authorizer.Decision.class, decision -> false),
                CelFunctionBinding.from(
                        "decision_error", Authorizer.Decision.class, decision -> ""),
                CelFunctionBinding.from(
                        "decision_reason", Authorizer.Decision.class, Authorizer.Decision::reason));
    }
}

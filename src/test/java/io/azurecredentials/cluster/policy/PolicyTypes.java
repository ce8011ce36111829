package io.azurecredentials.cluster.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/**
 * The types of what policies see. The objects written are of any type, but the request, its
 * namespace and the policy's own variables have the fields they have: a misspelt one is refused
 * with the policy.
 *
 * @param structs by their names
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression">Validation
 *     expression</a>
 */
@Immutable
record PolicyTypes(ImmutableMap<String, CelType> structs) implements CelTypeProvider {

    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final StructType KIND =
            struct("GroupVersionKind", Map.of("group", TEXT, "version", TEXT, "kind", TEXT));
    private static final StructType RESOURCE =
            struct(
                    "GroupVersionResource",
                    Map.of("group", TEXT, "version", TEXT, "resource", TEXT));
    private static final StructType USER =
            struct(
                    "UserInfo",
                    Map.of(
                            "username",
                            TEXT,
                            "uid",
                            TEXT,
                            "groups",
                            TEXTS,
                            "extra",
                            MapType.create(TEXT, TEXTS)));

    /** Of the variable {@code request}. */
    static final StructType REQUEST =
            struct(
                    "AdmissionRequest",
                    Map.ofEntries(
                            Map.entry("kind", KIND),
                            Map.entry("resource", RESOURCE),
                            Map.entry("subResource", TEXT),
                            Map.entry("requestKind", KIND),
                            Map.entry("requestResource", RESOURCE),
                            Map.entry("requestSubResource", TEXT),
                            Map.entry("name", TEXT),
                            Map.entry("namespace", TEXT),
                            Map.entry("operation", TEXT),
                            Map.entry("userInfo", USER),
                            Map.entry("dryRun", SimpleType.BOOL),
                            Map.entry("options", SimpleType.DYN)));

    private static final StructType METADATA =
            struct(
                    "NamespaceMetadata",
                    Map.ofEntries(
                            Map.entry("name", TEXT),
                            Map.entry("generateName", TEXT),
                            Map.entry("resourceVersion", TEXT),
                            Map.entry("generation", SimpleType.INT),
                            Map.entry("labels", MapType.create(TEXT, TEXT)),
                            Map.entry("annotations", MapType.create(TEXT, TEXT)),
                            Map.entry("finalizers", TEXTS)));
    private static final StructType SPEC = struct("NamespaceSpec", Map.of("finalizers", TEXTS));
    private static final StructType STATUS = struct("NamespaceStatus", Map.of("phase", TEXT));

    /** Of the variable {@code namespaceObject}. */
    static final StructType NAMESPACE =
            struct("Namespace", Map.of("metadata", METADATA, "spec", SPEC, "status", STATUS));

    /** The types for a policy with these variables. */
    static PolicyTypes with(StructType variables) {
        ImmutableMap.Builder<String, CelType> structs = ImmutableMap.builder();
        for (StructType struct :
                new StructType[] {
                    KIND, RESOURCE, USER, REQUEST, METADATA, SPEC, STATUS, NAMESPACE, variables
                }) {
            structs.put(struct.name(), struct);
        }
        return new PolicyTypes(structs.buildOrThrow());
    }

    /** Of the variable {@code variables}, which has these fields. */
    static StructType variables(Map<String, CelType> declared) {
        return struct("Variables", declared);
    }

    private static StructType struct(String name, Map<String, ? extends CelType> fields) {
        ImmutableMap<String, CelType> copy = ImmutableMap.copyOf(fields);
        return StructType.create(
                "kubernetes." + name, copy.keySet(), field -> Optional.ofNullable(copy.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }
}

package io.azurecredentials.cluster.table;

import io.azurecredentials.cluster.resource.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of the built-in kinds after NAME; their cells are {@link BuiltinCells}. */
final class BuiltinColumns {

    /** Kind, then columns; a plus sign marks those of {@code -o wide}. */
    private static final String TABLE =
            """
            Namespace: Status, Age
            ConfigMap: Data, Age
            Secret: Type, Data, Age
            ServiceAccount: Secrets, Age
            Pod: Ready, Status, Restarts, Age, +IP, +Node, +Nominated Node, +Readiness Gates
            Service: Type, Cluster-IP, External-IP, Port(s), Age, +Selector
            Event: Last Seen, Type, Reason, Object, +Subobject, +Source, Message, +First Seen, +Count, +Name
            Lease: Holder, Age
            Deployment: Ready, Up-to-date, Available, Age, +Containers, +Images, +Selector
            StatefulSet: Ready, Age, +Containers, +Images
            DaemonSet: Desired, Current, Ready, Up-to-date, Available, Node Selector, Age, +Containers, +Images, +Selector
            Role: Created At
            ClusterRole: Created At
            RoleBinding: Role, Age, +Users, +Groups, +ServiceAccounts
            ClusterRoleBinding: Role, Age, +Users, +Groups, +ServiceAccounts
            CustomResourceDefinition: Created At
            ValidatingAdmissionPolicy: Validations, ParamKind, Age
            ValidatingAdmissionPolicyBinding: PolicyName, ParamRef, Age
            """;

    private static final Map<String, List<Column>> COLUMNS = new HashMap<>();

    static {
        TABLE.lines().forEach(BuiltinColumns::read);
    }

    private BuiltinColumns() {}

    static List<Column> of(String kind) {
        return COLUMNS.getOrDefault(kind, List.of());
    }

    private static void read(String line) {
        int colon = line.indexOf(':');
        List<Column> columns = new ArrayList<>();
        for (String name : line.substring(colon + 2).split(", ", -1)) {
            boolean wide = name.startsWith("+");
            String plain = wide ? name.substring(1) : name;
            columns.add(new Column(plain, "string", "", "", wide ? 1 : 0, ""));
        }
        COLUMNS.put(line.substring(0, colon), columns);
    }
}

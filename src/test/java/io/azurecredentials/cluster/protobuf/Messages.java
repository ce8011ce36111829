package io.azurecredentials.cluster.protobuf;

import java.util.HashMap;
import java.util.Map;

/**
 * The messages that are understood, from Kubernetes' {@code generated.proto} files.
 *
 * @see <a href="https://github.com/kubernetes/api">k8s.io/api</a>
 */
final class Messages {

    /**
     * A line per message: its fields as {@code number:name:type}. A type in capitals is a message;
     * a star makes a list, {@code map} and {@code bytemap} are maps of texts and of bytes.
     */
    private static final String TABLE =
            """
            ObjectMeta 1:name:string 2:generateName:string 3:namespace:string 5:uid:string 6:resourceVersion:string 11:labels:map 12:annotations:map 13:ownerReferences:OwnerReference* 14:finalizers:string*
            OwnerReference 1:kind:string 3:name:string 4:uid:string 5:apiVersion:string 6:controller:bool 7:blockOwnerDeletion:bool
            Namespace 1:metadata:ObjectMeta
            Secret 1:metadata:ObjectMeta 2:data:bytemap 3:type:string 4:stringData:map 5:immutable:bool
            ConfigMap 1:metadata:ObjectMeta 2:data:map 3:binaryData:bytemap 4:immutable:bool
            ServiceAccount 1:metadata:ObjectMeta 2:secrets:ObjectReference* 3:imagePullSecrets:LocalObjectReference* 4:automountServiceAccountToken:bool
            LocalObjectReference 1:name:string
            ObjectReference 1:kind:string 2:namespace:string 3:name:string 4:uid:string 5:apiVersion:string 6:resourceVersion:string 7:fieldPath:string
            Event 1:metadata:ObjectMeta 2:involvedObject:ObjectReference 3:reason:string 4:message:string 5:source:EventSource 6:firstTimestamp:Time 7:lastTimestamp:Time 8:count:int 9:type:string 12:action:string 14:reportingComponent:string 15:reportingInstance:string
            EventSource 1:component:string 2:host:string
            Role 1:metadata:ObjectMeta 2:rules:PolicyRule*
            ClusterRole 1:metadata:ObjectMeta 2:rules:PolicyRule* 3:aggregationRule:AggregationRule
            AggregationRule 1:clusterRoleSelectors:LabelSelector*
            LabelSelector 1:matchLabels:map 2:matchExpressions:LabelSelectorRequirement*
            LabelSelectorRequirement 1:key:string 2:operator:string 3:values:string*
            PolicyRule 1:verbs:string* 2:apiGroups:string* 3:resources:string* 4:resourceNames:string* 5:nonResourceURLs:string*
            RoleBinding 1:metadata:ObjectMeta 2:subjects:Subject* 3:roleRef:RoleRef
            ClusterRoleBinding 1:metadata:ObjectMeta 2:subjects:Subject* 3:roleRef:RoleRef
            Subject 1:kind:string 2:apiGroup:string 3:name:string 4:namespace:string
            RoleRef 1:apiGroup:string 2:kind:string 3:name:string
            TokenRequest 1:metadata:ObjectMeta 2:spec:TokenRequestSpec
            TokenRequestSpec 1:audiences:string* 3:boundObjectRef:BoundObjectReference 4:expirationSeconds:int
            BoundObjectReference 1:kind:string 2:apiVersion:string 3:name:string 4:uid:string
            TokenReview 1:metadata:ObjectMeta 2:spec:TokenReviewSpec
            TokenReviewSpec 1:token:string 2:audiences:string*
            SelfSubjectReview 1:metadata:ObjectMeta
            SelfSubjectAccessReview 1:metadata:ObjectMeta 2:spec:SelfSubjectAccessReviewSpec
            SelfSubjectAccessReviewSpec 1:resourceAttributes:ResourceAttributes 2:nonResourceAttributes:NonResourceAttributes
            SubjectAccessReview 1:metadata:ObjectMeta 2:spec:SubjectAccessReviewSpec
            LocalSubjectAccessReview 1:metadata:ObjectMeta 2:spec:SubjectAccessReviewSpec
            SubjectAccessReviewSpec 1:resourceAttributes:ResourceAttributes 2:nonResourceAttributes:NonResourceAttributes 3:user:string 4:groups:string* 6:uid:string
            ResourceAttributes 1:namespace:string 2:verb:string 3:group:string 4:version:string 5:resource:string 6:subresource:string 7:name:string
            NonResourceAttributes 1:path:string 2:verb:string
            SelfSubjectRulesReview 1:metadata:ObjectMeta 2:spec:SelfSubjectRulesReviewSpec
            SelfSubjectRulesReviewSpec 1:namespace:string
            DeleteOptions 1:gracePeriodSeconds:int 2:preconditions:Preconditions 3:orphanDependents:bool 4:propagationPolicy:string 5:dryRun:string*
            Preconditions 1:uid:string 2:resourceVersion:string
            """;

    /** One field of a message. */
    record Field(String name, String type, boolean list) {}

    private static final Map<String, Map<Integer, Field>> MESSAGES = new HashMap<>();

    static {
        TABLE.lines().forEach(Messages::read);
    }

    private Messages() {}

    static boolean knows(String message) {
        return MESSAGES.containsKey(message);
    }

    /** The fields of a message by their numbers. */
    static Map<Integer, Field> fields(String message) {
        return MESSAGES.getOrDefault(message, Map.of());
    }

    private static void read(String line) {
        String[] words = line.split(" ", -1);
        Map<Integer, Field> fields = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split(":", -1);
            boolean list = parts[2].endsWith("*");
            String type = list ? parts[2].substring(0, parts[2].length() - 1) : parts[2];
            fields.put(Integer.parseInt(parts[0]), new Field(parts[1], type, list));
        }
        MESSAGES.put(words[0], fields);
    }
}

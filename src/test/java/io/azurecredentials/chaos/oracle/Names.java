package io.azurecredentials.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What living objects say is theirs in Azure.
 *
 * @param applications unique names
 * @param applicationIDs client ids
 * @param principals object ids of service principals
 * @param passwords display names, after the cluster's part, of credentials and of roots
 * @param abandoned what nobody has to own any more
 */
record Names(
        Set<String> applications,
        Set<String> applicationIDs,
        Set<String> principals,
        Set<String> passwords,
        Abandoned abandoned) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How our passwords' display names start; whatever else is there is somebody's own. */
    private static final List<String> MARKS = List.of("azcred/", "azcfg/");

    static Names of(
            List<GenericKubernetesResource> owners,
            List<GenericKubernetesResource> configs,
            Abandoned abandoned) {
        Names names =
                new Names(
                        new HashSet<>(),
                        new HashSet<>(),
                        new HashSet<>(),
                        new HashSet<>(),
                        abandoned);
        owners.forEach(
                it -> names.add(it.getMetadata().getUid(), JSON.valueToTree(it).path("status")));
        configs.forEach(
                it ->
                        names.addRoots(
                                it.getMetadata().getUid(), JSON.valueToTree(it).path("status")));
        return names;
    }

    private void addRoots(String uid, JsonNode status) {
        status.path("rootKeys")
                .forEach(it -> passwords.add(uid + "/" + it.path("number").asText()));
    }

    private void add(String uid, JsonNode status) {
        Stream.of(
                        Stream.of(status.path("application")),
                        status.path("supersededApplications").valueStream(),
                        status.path("persisted").path("applications").valueStream())
                .flatMap(it -> it)
                .forEach(
                        it -> {
                            applications.add(it.path("uniqueName").asText());
                            applicationIDs.add(it.path("appID").asText());
                            principals.add(it.path("servicePrincipalID").asText());
                        });
        status.path("keys")
                .forEach(
                        it ->
                                passwords.add(
                                        uid
                                                + "/"
                                                + it.path("sequence").asText()
                                                + "-"
                                                + it.path("attempt").asText()));
    }

    /**
     * Whatever is in Azure and is not named, by id with a description. An application without a
     * unique name is older than the operator; only passwords of roots may be on it.
     */
    Map<String, String> unnamed(Inventory inventory) {
        Map<String, String> found = new HashMap<>();
        Set<String> known = new HashSet<>(applicationIDs);
        for (Inventory.Application it : inventory.applications()) {
            String name = String.valueOf(it.uniqueName());
            if (abandoned.contains(it)) {
                known.add(it.appId());
            } else if (it.uniqueName() == null || applications.contains(name)) {
                known.add(it.appId());
                it.passwords().stream()
                        .filter(password -> !isNamed(password))
                        .forEach(
                                password ->
                                        found.put(
                                                password.keyId(),
                                                "password "
                                                        + password.displayName()
                                                        + " on application "
                                                        + it.displayName()));
            } else {
                found.put(it.id(), "application " + name + " " + it.displayName());
            }
        }
        principals(inventory, known, found);
        return found;
    }

    private void principals(Inventory inventory, Set<String> known, Map<String, String> found) {
        Set<String> bearers = new HashSet<>(principals);
        for (Inventory.ServicePrincipal it : inventory.servicePrincipals()) {
            if (known.contains(it.appId())) {
                bearers.add(it.id());
            } else {
                found.put(it.id(), "service principal of application " + it.appId());
            }
        }
        inventory.roleAssignments().stream()
                .filter(it -> !bearers.contains(it.principalId()))
                .filter(it -> !abandoned.containsPrincipal(it.principalId()))
                .forEach(it -> found.put(it.id(), "role assignment at " + it.scope()));
        inventory.memberships().stream()
                .filter(it -> !bearers.contains(it.memberId()))
                .filter(it -> !abandoned.containsPrincipal(it.memberId()))
                .forEach(
                        it ->
                                found.put(
                                        it.groupId() + "/" + it.memberId(),
                                        "membership in group " + it.groupId()));
    }

    private boolean isNamed(Inventory.Password password) {
        String name = String.valueOf(password.displayName());
        return abandoned.containsPassword(name)
                || MARKS.stream()
                        .filter(name::startsWith)
                        .map(it -> name.substring(name.indexOf('/', it.length()) + 1))
                        .allMatch(passwords::contains);
    }
}

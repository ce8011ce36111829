package io.azurecredentials.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Inventory.Application;
import io.azurecredentials.emulator.control.Inventory.Password;
import io.azurecredentials.emulator.control.Inventory.RoleAssignment;
import io.azurecredentials.emulator.control.Inventory.ServicePrincipal;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the oracle takes for an orphan. */
class NamesTest {
    private static final String CREDENTIAL =
            """
            metadata: {uid: u1, name: app, namespace: team}
            status:
              application: {uniqueName: azcred-u1-2, appID: a2, servicePrincipalID: s2}
              supersededApplications: [{uniqueName: azcred-u1-1, appID: a1, servicePrincipalID: s1}]
              keys: [{sequence: 3, attempt: abcd}]
            """;

    private static final String CONFIG =
            """
            metadata: {uid: c1, name: platform, namespace: team}
            status:
              rootKeys: [{number: 3, state: InForce}, {number: 2, state: Superseded}]
            """;

    private static final Application CURRENT = application("azcred-u1-2", "a2", "u1/3-abcd");
    private final Abandoned abandoned = new Abandoned();

    @Test
    void what_status_names_is_nobodys_orphan() {
        assertThat(unnamed(azure(CURRENT, application("azcred-u1-1", "a1")))).isEmpty();
    }

    @Test
    void a_reserved_name_covers_what_is_made_before_its_ids_are_known() {
        String reserved =
                """
                metadata: {uid: u1, name: app, namespace: team}
                status: {application: {uniqueName: azcred-u1-2}}
                """;

        assertThat(names(reserved).unnamed(azure(application("azcred-u1-2", "a2")))).isEmpty();
    }

    @Test
    void what_a_role_keeps_is_nobodys_orphan() {
        String role =
                """
                metadata: {uid: r1, name: kept, namespace: team}
                status: {persisted: {applications: [{uniqueName: azrole-r1-2}]}}
                """;

        assertThat(names(role).unnamed(azure(application("azrole-r1-2", "a2")))).isEmpty();
        assertThat(names(role).unnamed(azure(application("azrole-r1-1", "a1")))).isNotEmpty();
    }

    @Test
    void an_application_that_no_status_names_is_an_orphan_with_all_that_hangs_on_it() {
        assertThat(unnamed(azure(application("azcred-u1-3", "a3"))))
                .containsOnlyKeys("object-a3", "principal-a3", "role-a3");
    }

    @Test
    void a_password_of_ours_that_no_status_names_is_an_orphan() {
        Application two = application("azcred-u1-2", "a2", "u1/3-abcd", "u1/3-efgh");

        assertThat(unnamed(azure(two))).containsOnlyKeys("u1/3-efgh");
    }

    @Test
    void a_password_that_somebody_made_by_hand_is_not_ours() {
        Application two =
                new Application(
                        "object-a2",
                        "a2",
                        "azcred-u1-2",
                        "",
                        List.of(),
                        List.of(new Password("k", "made by hand", "")));

        assertThat(unnamed(azure(two))).isEmpty();
    }

    @Test
    void a_root_password_that_no_config_names_is_an_orphan_and_its_application_is_none() {
        assertThat(unnamed(root("azcfg/cluster/c1/2", "azcfg/cluster/c1/3", "made by hand")))
                .isEmpty();
        assertThat(unnamed(root("azcfg/cluster/c1/1", "azcfg/cluster/c1/3", "azcfg/cluster/c2/3")))
                .containsOnlyKeys("azcfg/cluster/c1/1", "azcfg/cluster/c2/3");
    }

    /** It was there before, and so was its principal. */
    private static Inventory root(String... passwords) {
        Application root =
                new Application(
                        "object-root",
                        "root",
                        null,
                        "root",
                        List.of(),
                        Stream.of(passwords).map(it -> new Password(it, it, "")).toList());
        return new Inventory(List.of(root), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void what_was_given_up_may_stay_even_when_its_principal_is_gone() {
        abandoned.add("u9");
        Inventory whole = azure(application("azcred-u9-1", "a9"));
        Inventory roles =
                new Inventory(List.of(), List.of(), whole.roleAssignments(), List.of(), List.of());

        abandoned.seen(whole);

        assertThat(unnamed(whole)).isEmpty();
        assertThat(unnamed(roles)).isEmpty();
    }

    private Map<String, String> unnamed(Inventory inventory) {
        return names(CREDENTIAL).unnamed(inventory);
    }

    private Names names(String yaml) {
        return Names.of(
                List.of(Serialization.unmarshal(yaml, GenericKubernetesResource.class)),
                List.of(Serialization.unmarshal(CONFIG, GenericKubernetesResource.class)),
                abandoned);
    }

    private static Application application(String name, String appID, String... passwords) {
        return new Application(
                "object-" + appID,
                appID,
                name,
                "",
                List.of(),
                List.of(passwords).stream()
                        .map(it -> new Password(it, "azcred/cluster/" + it, ""))
                        .toList());
    }

    /** Each with its service principal, and a role of that. */
    private static Inventory azure(Application... applications) {
        List<Application> all = List.of(applications);
        return new Inventory(
                all,
                all.stream()
                        .map(it -> new ServicePrincipal("principal-" + it.appId(), it.appId()))
                        .toList(),
                all.stream()
                        .map(
                                it ->
                                        new RoleAssignment(
                                                "role-" + it.appId(),
                                                "/",
                                                "reader",
                                                "principal-" + it.appId()))
                        .toList(),
                List.of(),
                List.of());
    }
}

package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.azurecredentials.azure.Resources.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure Resource Manager's answers say about where somebody is and who he is. */
class ResourceReplyTest {
    private static final String SUBSCRIPTION =
            "/subscriptions/00000000-0000-0000-0000-000000000001";
    private static final String PROVIDERS = SUBSCRIPTION + "/resourceGroups/g/providers/";
    private static final ResourceType MACHINE =
            type(PROVIDERS + "Microsoft.Compute/virtualMachines/m");

    @Test
    void a_machine_has_its_own_identity_and_those_that_were_assigned() throws IOException {
        Resource machine =
                read(
                        MACHINE,
                        """
                        {'location':'westeurope','identity':{'type':'SystemAssigned, UserAssigned',
                         'principalId':'AAAA','userAssignedIdentities':{
                          '/x/one':{'principalId':'Bbbb','clientId':'c'},'/x/two':{'principalId':null},
                          '/x/three':{},'/x/four':null}},
                         'properties':{'virtualMachineScaleSet':{'id':'/x/set'}}}\
                        """);

        assertThat(machine)
                .isEqualTo(
                        new Resource(
                                "westeurope",
                                Set.of("aaaa", "bbbb"),
                                Optional.of("/x/set"),
                                Set.of("/x/two", "/x/three", "/x/four")));
    }

    @Test
    void an_identity_is_itself() throws IOException {
        ResourceType identity =
                type(PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/i");

        assertThat(read(identity, "{'properties':{'principalId':'AAAA'}}").principalIDs())
                .containsExactly("aaaa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft.Authorization/roleAssignments/r",
                "Microsoft.Compute/virtualMachines/m",
                "Microsoft.ManagedIdentity/userAssignedIdentities/i/federatedIdentityCredentials/f",
                "Contoso.ManagedIdentity/userAssignedIdentities/i"
            })
    void nothing_else_is_who_its_properties_name(String id) throws IOException {
        assertThat(read(type(PROVIDERS + id), "{'properties':{'principalId':'aaaa'}}"))
                .extracting(Resource::principalIDs)
                .isEqualTo(Set.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'identity':null,'properties':null,'location':null}",
                "{'identity':'aaaa','properties':[],'location':7}",
                "{'identity':{'principalId':null,'userAssignedIdentities':null}}",
                "{'identity':{'principalId':['aaaa'],'userAssignedIdentities':['aaaa']}}",
                "{'identity':{'principalId':''}}",
                "{'principalId':'aaaa','userAssignedIdentities':{'x':{'principalId':'aaaa'}}}"
            })
    void what_is_not_there_is_not_known(String body) throws IOException {
        assertThat(read(MACHINE, body))
                .isEqualTo(new Resource("", Set.of(), Optional.empty(), Set.of()));
    }

    @Test
    void a_provider_has_versions_for_each_of_its_types() throws IOException {
        Map<String, List<String>> versions =
                ResourceReply.versions(
                        parse(
                                """
                                {'resourceTypes':[{'resourceType':'sites','apiVersions':['b','a']},
                                 {'resourceType':'sites/slots'},'garbage',{'apiVersions':['c']}]}\
                                """));

        assertThat(versions)
                .isEqualTo(Map.of("sites", List.of("b", "a"), "sites/slots", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft.Compute/virtualMachines/m, microsoft.compute/virtualmachines",
        "Microsoft.Web/sites/a/slots/b, microsoft.web/sites/slots",
        "Microsoft.Web/sites,",
        "Microsoft.Web/sites/a/slots,",
        "Microsoft.Web//a,",
        "Micro soft/sites/a,"
    })
    void a_type_is_every_other_word_of_an_id(String id, String type) {
        assertThat(ResourceType.of(PROVIDERS + id).map(ResourceType::toString))
                .isEqualTo(Optional.ofNullable(type));
    }

    @Test
    void only_what_is_in_a_resource_group_has_a_type() {
        assertThat(
                        List.of(
                                SUBSCRIPTION,
                                SUBSCRIPTION + "/providers/Microsoft.Authorization/locks/l",
                                SUBSCRIPTION + "/resourceGroups/g",
                                "",
                                "/",
                                "subscriptions/s/resourceGroups/g/providers/p/t/n"))
                .allMatch(it -> ResourceType.of(it).isEmpty());
    }

    private static Resource read(ResourceType type, String body) throws IOException {
        return ResourceReply.resource(type, parse(body));
    }

    private static ResourceType type(String id) {
        return ResourceType.of(id).orElseThrow();
    }

    private static Map<?, ?> parse(String text) throws IOException {
        try (JsonReader json = JsonProviders.createReader(text.replace('\'', '"'))) {
            json.nextToken();
            return (Map<?, ?>) json.readUntyped();
        }
    }
}

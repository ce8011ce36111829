package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.authorization.models.PermissionGetResult;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list of permissions lets one do, in the form Azure Resource Manager answers it. */
class ArmPermissionsTest {

    @ParameterizedTest(name = "{0} but {1} allows: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    *                                                                    |                                                                      | true
                    Microsoft.Authorization/*                                            |                                                                      | true
                    microsoft.authorization/ROLEASSIGNMENTS/*                            |                                                                      | true
                    Microsoft.Authorization/roleAssignments/*                            |                                                                      | true
                    */read                                                               |                                                                      | false
                    *                                                                    | Microsoft.Authorization/*/Write                                      | false
                    *                                                                    | Microsoft.Authorization/*/Delete                                     | false
                    *                                                                    | Microsoft.Storage/*                                                  | true
                    Microsoft.Authorization/roleAssignments/write                        |                                                                      | false
                    MicrosoftXAuthorization/roleAssignments/*                            |                                                                      | false
                    """)
    void wildcards_allow_and_exceptions_take_away(String action, String except, boolean allowed)
            throws IOException {
        String entry =
                """
                {"value":[{"actions":["%s"],"notActions":[%s]}]}"""
                        .formatted(action, except == null ? "" : "\"" + except + "\"");

        assertThat(ArmPermissions.missing(result(entry)).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void what_one_role_takes_away_another_may_give() throws IOException {
        String both =
                """
                {"value":[
                  {"actions":["*"],"notActions":["Microsoft.Authorization/*/Write","Microsoft.Authorization/*/Delete"]},
                  {"actions":["Microsoft.Authorization/roleAssignments/write"],"notActions":[]}]}""";

        assertThat(ArmPermissions.missing(result(both))).containsExactly(ArmAction.UNASSIGN);
    }

    @Test
    void none_at_all_allow_nothing() throws IOException {
        assertThat(ArmPermissions.missing(result("{\"value\":[]}")))
                .containsExactly(ArmAction.ASSIGN, ArmAction.UNASSIGN);
    }

    @Test
    void a_list_that_goes_on_elsewhere_forbids_nothing() throws IOException {
        assertThat(
                        ArmPermissions.missing(
                                result("{\"value\":[],\"nextLink\":\"https://x.example/2\"}")))
                .isEmpty();
    }

    private static PermissionGetResult result(String json) throws IOException {
        try (JsonReader reader = JsonProviders.createReader(json)) {
            return PermissionGetResult.fromJson(reader);
        }
    }
}

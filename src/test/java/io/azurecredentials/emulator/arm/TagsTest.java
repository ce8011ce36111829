package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.World;
import org.junit.jupiter.api.Test;

/** From the REST reference of "Tags" at a scope; that a resource prints them is recorded. */
@Learned(documented = "Tags - Get, Create Or Update, Update, Delete At Scope")
class TagsTest {
    private static final String TAGS =
            "/providers/Microsoft.Resources/tags/default?api-version=2021-04-01";
    private static final String SUBSCRIPTION = World.standard().subscription().scope();
    private static final String GROUP = World.standard().resourceGroup("rg-app").id();
    private static final String MACHINE =
            GROUP + "/providers/Microsoft.Compute/virtualMachines/vm-app";

    private final OfflineAzure azure = OwnedAzure.start();
    private final Session owner = azure.arm(OwnedAzure.OWNER);

    @Test
    void what_has_none_has_an_empty_set() {
        assertThat(owner.get(ARM + GROUP + TAGS).body().at("/properties/tags")).isEmpty();
        assertThat(owner.get(ARM + GROUP + TAGS).text("name")).isEqualTo("default");
    }

    @Test
    void they_are_merged_replaced_and_taken_away() {
        for (String scope : new String[] {SUBSCRIPTION, GROUP, MACHINE}) {
            owner.put(ARM + scope + TAGS, "{'properties':{'tags':{'a':'1','b':'2'}}}");

            assertThat(patched(scope, "Merge", "'c':'3'")).containsExactly("a", "b", "c");
            assertThat(patched(scope, "Delete", "'a':'1'")).containsExactly("b", "c");
            assertThat(patched(scope, "Replace", "'d':'4'")).containsExactly("d");
        }
    }

    @Test
    void everything_that_has_tags_prints_them() {
        for (String scope : new String[] {SUBSCRIPTION, GROUP, MACHINE}) {
            owner.put(ARM + scope + TAGS, "{'properties':{'tags':{'a':'1'}}}");
            String version = scope.equals(MACHINE) ? "2024-07-01" : "2021-04-01";
            String known = scope.equals(SUBSCRIPTION) ? "2022-12-01" : version;

            assertThat(
                            owner.get(ARM + scope + "?api-version=" + known)
                                    .body()
                                    .at("/tags/a")
                                    .asText())
                    .isEqualTo("1");
        }
        assertThat(owner.delete(ARM + GROUP + TAGS).status()).isEqualTo(200);
        assertThat(owner.get(ARM + GROUP + TAGS).body().at("/properties/tags")).isEmpty();
    }

    @Test
    void writing_them_needs_the_right_and_a_body_that_says_what() {
        String body = "{'properties':{'tags':{}}}";

        assertThat(azure.arm().put(ARM + GROUP + TAGS, body).code())
                .isEqualTo("AuthorizationFailed");
        assertThat(owner.put(ARM + GROUP + TAGS, "{}").code()).isEqualTo("InvalidRequestContent");
        assertThat(owner.patch(ARM + GROUP + TAGS, body).status()).isEqualTo(400);
    }

    private Iterable<String> patched(String scope, String operation, String tags) {
        String body = "{'operation':'%s','properties':{'tags':{%s}}}".formatted(operation, tags);
        return () ->
                owner.patch(ARM + scope + TAGS, body).body().at("/properties/tags").fieldNames();
    }
}

package io.azurecredentials.emulator.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.AzureTokens;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.world.Api;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Learned(documented = "Access token claims reference; Optional claims reference")
class UserTokensTest {
    private static final String ARM = "https://management.azure.com/";
    private static final String HOME = "44444444-2222-3333-4444-555555555555";
    private static final User ADA = User.named("Ada", "ada@emulated.onmicrosoft.com");
    private static final User GRACE =
            User.guest(
                    "Grace",
                    new User.Home(HOME, "grace@fabrikam.example"),
                    World.standard().tenant().domain());
    private static final Application QUIET = Application.named("quiet").as(Api.of("api://quiet"));
    private static final Application TELLING =
            Application.named("telling")
                    .as(Api.of("api://telling").ofVersion2().tellingType().tellingGroups());
    private static final Group CREW = Group.named("crew").withMembers(ADA.id());
    private static final Group FLEET = Group.named("fleet").withMembers(CREW.id());

    private final OfflineAzure azure = azure(198);
    private final AzureTokens tokens = azure.tokens();

    @Test
    void a_users_token_is_delegated_and_is_somebody_else_to_every_resource() {
        JsonNode claims = AzureTokens.claims(tokens.ofUser(ADA, ARM));

        assertThat(claims.path("oid").asText()).isEqualTo(ADA.id());
        assertThat(claims.path("idtyp").asText()).isEqualTo("user");
        assertThat(claims.path("scp").asText()).isEqualTo("user_impersonation");
        assertThat(claims.path("upn").asText()).isEqualTo(ADA.userPrincipalName());
        assertThat(claims.path("appidacr").asText()).isEqualTo("0");
        assertThat(claims.has("idp")).isFalse();
        assertThat(claims.path("sub").asText())
                .isNotEqualTo(ADA.id())
                .isEqualTo(AzureTokens.claims(tokens.ofUser(ADA, ARM)).path("sub").asText())
                .isNotEqualTo(
                        AzureTokens.claims(tokens.ofUser(ADA, "api://quiet")).path("sub").asText());
    }

    @Test
    void a_guest_signed_in_at_home() {
        JsonNode v1 = AzureTokens.claims(tokens.ofUser(GRACE, ARM));
        JsonNode v2 = AzureTokens.claims(tokens.ofUser(GRACE, "api://telling"));

        for (JsonNode claims : new JsonNode[] {v1, v2}) {
            assertThat(claims.path("tid").asText()).isEqualTo(azure.world().tenantID());
            assertThat(claims.path("idp").asText())
                    .isEqualTo("https://sts.windows.net/" + HOME + "/");
            assertThat(claims.path("email").asText()).isEqualTo("grace@fabrikam.example");
            assertThat(claims.has("upn")).isFalse();
        }
        assertThat(v2.path("preferred_username").asText()).isEqualTo("grace@fabrikam.example");
        assertThat(GRACE.userPrincipalName())
                .isEqualTo("grace_fabrikam.example#EXT#@emulated.onmicrosoft.com");
    }

    @Test
    void an_application_is_told_what_it_asks_for() {
        JsonNode quiet = AzureTokens.claims(tokens.ofUser(ADA, "api://quiet"));
        JsonNode telling = AzureTokens.claims(tokens.ofUser(ADA, "api://telling"));

        assertThat(quiet.has("idtyp")).isFalse();
        assertThat(quiet.has("groups")).isFalse();
        assertThat(telling.path("idtyp").asText()).isEqualTo("user");
        assertThat(telling.path("azp").asText()).isNotEmpty();
        assertThat(telling.path("groups").valueStream().map(JsonNode::asText))
                .hasSize(200)
                .contains(CREW.id(), FLEET.id());
    }

    @Test
    void more_than_two_hundred_groups_are_not_listed() {
        JsonNode claims = AzureTokens.claims(azure(199).tokens().ofUser(ADA, "api://telling"));

        assertThat(claims.has("groups")).isFalse();
        assertThat(claims.at("/_claim_names/groups").asText()).isEqualTo("src1");
        assertThat(claims.at("/_claim_sources/src1/endpoint").asText())
                .isEqualTo(
                        "https://graph.windows.net/%s/users/%s/getMemberObjects"
                                .formatted(azure.world().tenantID(), ADA.id()));
    }

    @Learned(own = true)
    @ParameterizedTest
    @ValueSource(strings = {"api://nobody", ""})
    void there_is_no_token_for_what_is_not_there(String audience) {
        assertThatThrownBy(() -> tokens.ofUser(ADA, audience))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> tokens.ofUser(User.named("Nobody", "nobody@x.example"), ARM))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Learned(own = true)
    @Test
    void resource_manager_knows_who_it_is_and_that_he_may_nothing() {
        Reply refused =
                azure.as(tokens.ofUser(ADA, ARM))
                        .get(
                                OfflineAzure.ARM
                                        + azure.world().machine("vm-app").id()
                                        + "?api-version=2024-07-01");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).contains(ADA.id());
    }

    /** Ada is in two groups by name, one of them through the other, and in some more. */
    private static OfflineAzure azure(int more) {
        Group[] groups =
                IntStream.range(0, more)
                        .mapToObj(i -> Group.named("group-" + i).withMembers(ADA.id()))
                        .toArray(Group[]::new);
        return new OfflineAzure(
                World.standard()
                        .withUsers(ADA, GRACE)
                        .withGroups(CREW, FLEET)
                        .withGroups(groups)
                        .withApplications(QUIET, TELLING));
    }
}

package io.azurecredentials.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.AzureTokens;
import io.azurecredentials.emulator.ClusterIssuer;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Api;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.User;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Claims;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.KeySetReader;
import io.azurecredentials.login.jwt.Keys;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.TokenVerifier;
import io.azurecredentials.login.jwt.TokenVersion;
import io.azurecredentials.login.jwt.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens as Azure issues them are taken, with the keys that Entra publishes. */
class EmulatedTokensTest {
    private static final String ARM = "https://management.azure.com/";
    private static final ClusterIssuer CLUSTER = ClusterIssuer.at("https://cluster.example/");
    private static final Application V1 = Application.named("v1").as(Api.of("api://v1"));
    private static final Application V2 =
            Application.named("v2").as(Api.of("api://v2").ofVersion2());
    private static final Application CLIENT = Application.named("client");
    private static final User ADA = User.named("Ada", "ada@emulated.onmicrosoft.com");
    private static final ManagedIdentity POD =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-pod")
                    .withFederated(CLUSTER.trust("team-a", "app"));
    private static final OfflineAzure AZURE =
            new OfflineAzure(
                    World.standard()
                            .withApplications(V1, V2, CLIENT)
                            .withUsers(ADA)
                            .withIdentities(POD)
                            .withIssuers(CLUSTER.issuer()));
    private static final AzureTokens TOKENS = AZURE.tokens();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    vm       | https://management.azure.com/ | virtualmachines/vm-app           | -
                    vm       | api://v1                      | -                                | -
                    vm       | api://v2                      | -                                | -
                    assigned | https://management.azure.com/ | userassignedidentities/id-app    | virtualmachines/vm-app
                    assigned | api://v2                      | -                                | -
                    uniform  | https://management.azure.com/ | virtualmachinescalesets/vmss-app | -
                    uniform  | api://v1                      | -                                | -
                    flexible | https://management.azure.com/ | userassignedidentities/id-app    | virtualmachines/vmss-flex_0
                    flexible | api://v2                      | -                                | -
                    pod      | https://management.azure.com/ | userassignedidentities/id-pod    | -
                    pod      | api://v1                      | -                                | -
                    pod      | api://v2                      | -                                | -
                    client   | https://management.azure.com/ | -                                | -
                    client   | api://v1                      | -                                | -
                    client   | api://v2                      | -                                | -
                    user     | https://management.azure.com/ | -                                | -
                    user     | api://v1                      | -                                | -
                    user     | api://v2                      | -                                | -
                    """)
    void every_kind_of_principal_is_taken(
            String who, String audience, String identity, String host) {
        Claims claims = taken(token(who, audience));

        assertThat(claims.principal())
                .isInstanceOf(
                        who.equals("user")
                                ? Principal.User.class
                                : Principal.ServicePrincipal.class)
                .returns(objectID(who), Principal::objectID);
        assertThat(claims.version())
                .isEqualTo(audience.equals("api://v2") ? TokenVersion.V2 : TokenVersion.V1);
        assertThat(named(claims.identity())).isEqualTo(Optional.ofNullable(identity));
        assertThat(named(claims.host())).isEqualTo(Optional.ofNullable(host));
    }

    private static String token(String who, String audience) {
        return switch (who) {
            case "vm" -> TOKENS.ofMachine("vm-app", audience);
            case "assigned" -> TOKENS.ofMachine("vm-app", assigned(), audience);
            case "uniform" -> TOKENS.ofMachine("vmss-app", audience);
            case "flexible" -> TOKENS.ofMachine("vmss-flex", audience);
            case "pod" -> TOKENS.ofPod(POD, CLUSTER.token("team-a", "app"), audience);
            case "client" -> TOKENS.ofApplication(CLIENT, audience);
            case "user" -> TOKENS.ofUser(ADA, audience);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static String objectID(String who) {
        return switch (who) {
            case "vm" -> AZURE.world().machine("vm-app").own().orElseThrow().principalID();
            case "assigned", "flexible" -> assigned().principalID();
            case "uniform" -> AZURE.world().machine("vmss-app").own().orElseThrow().principalID();
            case "pod" -> POD.principalID();
            case "client" -> CLIENT.servicePrincipalID().orElseThrow();
            case "user" -> ADA.id();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static ManagedIdentity assigned() {
        return AZURE.world().identity("id-app");
    }

    private static Optional<String> named(ClaimedResource claim) {
        return switch (claim) {
            case ClaimedResource.Named(var id) ->
                    Optional.of(id.types().getLast() + "/" + id.name());
            case ClaimedResource.Unreadable _ -> Optional.of("unreadable");
            case ClaimedResource.Unsaid _ -> Optional.empty();
        };
    }

    private static Claims taken(String token) {
        Expected expected = expected();
        Verdict verdict =
                new TokenVerifier(expected)
                        .verify(Sensitive.of(token), keys(expected), AZURE.now());
        return switch (verdict) {
            case Verdict.Verified(Claims claims) -> claims;
            case Verdict.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Expected expected() {
        String tenant = AZURE.world().tenantID();
        return new Expected(
                tenant,
                "https://sts.windows.net/" + tenant + "/",
                "https://login.microsoftonline.com/" + tenant + "/v2.0",
                Set.of(TokenVersion.values()),
                Set.of(ARM, "api://v1", V2.clientID()),
                true,
                Optional.empty());
    }

    /** The keys of that version's document, fetched for each. */
    private static Keys keys(Expected expected) {
        return (version, keyID) -> {
            String path = version == TokenVersion.V1 ? "/discovery/keys" : "/discovery/v2.0/keys";
            String url = "https://login.microsoftonline.com/" + expected.tenantID() + path;
            byte[] document =
                    Json.write(AZURE.send("GET", url, Map.of(), "").body()).getBytes(UTF_8);
            return new KeySetReader(expected.tenantID(), expected.issuers())
                    .read(document)
                    .flatMap(keys -> keys.find(keyID))
                    .<Keys.Lookup>map(Keys.Lookup.Found::new)
                    .orElseGet(Keys.Lookup.Unknown::new);
        };
    }
}

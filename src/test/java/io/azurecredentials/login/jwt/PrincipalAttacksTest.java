package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Refusal.CLIENT_ID;
import static io.azurecredentials.login.jwt.Refusal.IDENTITY_PROVIDER;
import static io.azurecredentials.login.jwt.Refusal.OBJECT_ID;
import static io.azurecredentials.login.jwt.Refusal.RESOURCE_CLAIM;
import static io.azurecredentials.login.jwt.Refusal.SENDER_CONSTRAINED;
import static io.azurecredentials.login.jwt.Refusal.SUBJECT;
import static io.azurecredentials.login.jwt.Refusal.TOKEN_KIND;
import static io.azurecredentials.login.jwt.Refusal.USER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Genuine tokens of somebody who wants to be taken for somebody else. */
class PrincipalAttacksTest {

    @TestFactory
    Stream<DynamicTest> ids() {
        return Attack.tests(
                Stream.of(
                        row("45 no object", c -> c.remove("oid"), OBJECT_ID),
                        row("45 an empty one", c -> c.put("oid", ""), OBJECT_ID),
                        row("45 a star", c -> c.put("oid", "*"), OBJECT_ID),
                        row("45 an array", c -> c.putArray("oid").add(Tokens.OBJECT), OBJECT_ID),
                        row("45 a name", c -> c.put("oid", "vm-app"), OBJECT_ID),
                        row("45 nobody", c -> c.put("oid", nobody()), OBJECT_ID),
                        row("45 braces", c -> c.put("oid", "{" + Tokens.OBJECT + "}"), OBJECT_ID),
                        row("76 a Kelvin sign", c -> c.put("oid", "\u212a" + rest()), OBJECT_ID),
                        row("45 no subject", c -> c.remove("sub"), SUBJECT),
                        row("45 an empty subject", c -> c.put("sub", ""), SUBJECT),
                        row("44 no client", c -> c.remove("appid"), CLIENT_ID),
                        row("44 a v2 client in v1", PrincipalAttacksTest::renamed, CLIENT_ID),
                        row("44 a client's name", c -> c.put("appid", "my-app"), CLIENT_ID)));
    }

    @TestFactory
    Stream<DynamicTest> kinds() {
        return Attack.tests(
                Stream.of(
                        user("44 a user's token", _ -> {}, USER_TOKEN),
                        user("44 a user's token without idtyp", c -> c.remove("idtyp"), USER_TOKEN),
                        user("44 a user's that says app", c -> c.put("idtyp", "app"), TOKEN_KIND),
                        user("32 an ID token", c -> c.remove("scp"), TOKEN_KIND),
                        user("32 an ID token without idtyp", this::idToken, TOKEN_KIND),
                        user("43 a guest's", c -> c.put("idp", "live.com"), USER_TOKEN),
                        user("44 an empty scope", c -> c.put("scp", ""), USER_TOKEN),
                        row("44 a device's", c -> c.put("idtyp", "device"), TOKEN_KIND),
                        row("44 APP", c -> c.put("idtyp", "APP"), TOKEN_KIND),
                        row("44 null", c -> c.putNull("idtyp"), TOKEN_KIND),
                        row("44 an array", c -> c.putArray("idtyp").add("app"), TOKEN_KIND),
                        row(
                                "43 signed in elsewhere",
                                c -> c.put("idp", "https://sts.windows.net/" + other() + "/"),
                                IDENTITY_PROVIDER),
                        row("43 by an array", c -> c.putArray("idp"), IDENTITY_PROVIDER),
                        row("bound to a key", c -> c.putObject("cnf"), SENDER_CONSTRAINED),
                        row("bound to no key", c -> c.putNull("cnf"), SENDER_CONSTRAINED),
                        row("58 a number for a host", c -> c.put("xms_az_rid", 1), RESOURCE_CLAIM),
                        row("58 several hosts", c -> c.putArray("xms_mirid"), RESOURCE_CLAIM)));
    }

    @Test
    void names_are_looked_at_nowhere() {
        Claims plain = new Desk().taken(Tokens.valid());

        assertThat(
                        new Desk()
                                .taken(
                                        Tokens.with(
                                                it -> {
                                                    it.put("upn", "root@contoso.example");
                                                    it.put("email", "root@contoso.example");
                                                    it.put("preferred_username", "root");
                                                    it.put("name", "system:masters");
                                                    it.put("azp", Tokens.OTHER_TENANT);
                                                    it.putArray("roles").add("system:masters");
                                                    it.putArray("wids").add(Tokens.CLIENT);
                                                })))
                .isEqualTo(plain);
    }

    private void idToken(ObjectNode claims) {
        claims.remove("scp");
        claims.remove("idtyp");
    }

    private static void renamed(ObjectNode claims) {
        claims.remove("appid");
        claims.put("azp", Tokens.CLIENT);
    }

    private static Attack row(String title, Consumer<ObjectNode> change, Refusal refusal) {
        return new Attack(title, Tokens.with(change), refusal);
    }

    private static Attack user(String title, Consumer<ObjectNode> change, Refusal refusal) {
        ObjectNode claims = Tokens.claimsOfUser();
        change.accept(claims);
        return new Attack(title, Tokens.signed(Tokens.header(), claims), refusal);
    }

    private static String other() {
        return Tokens.OTHER_TENANT;
    }

    private static String nobody() {
        return "00000000-0000-0000-0000-000000000000";
    }

    private static String rest() {
        return Tokens.OBJECT.substring(1);
    }
}

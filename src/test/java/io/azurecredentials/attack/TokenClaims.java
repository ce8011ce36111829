package io.azurecredentials.attack;

import static io.azurecredentials.attack.Costs.AZURE;
import static io.azurecredentials.attack.Costs.IN;
import static io.azurecredentials.attack.Costs.ROLE;
import static io.azurecredentials.attack.Costs.refused;
import static io.azurecredentials.attack.Row.played;
import static io.azurecredentials.attack.Row.shown;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Expected;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** 33 to 59: whom the token is for, whose it is, and when. */
final class TokenClaims {
    private static final long NOW = Tokens.NOW.getEpochSecond();
    private static final String GROUP = "dddddddd-0000-4000-8000-00000000000d";
    private static final String OTHER = "https://sts.windows.net/" + Tokens.OTHER_TENANT + "/";

    static final List<Row> ROWS =
            List.of(
                    claim(33, "for somebody else", "aud", "api://other", "Audience"),
                    row(
                            33,
                            "for ours among others",
                            it -> it.putArray("aud").add(Tokens.AUDIENCE).add("x"),
                            "Audience"),
                    row(33, "for nobody", it -> it.remove("aud"), "Audience"),
                    claim(
                            34,
                            "without its slash",
                            "aud",
                            "https://management.azure.com",
                            "Audience"),
                    claim(35, "by the client's id", "aud", Tokens.CLIENT, "Audience"),
                    claim(36, "another tenant's issuer, the same keys", "iss", OTHER, "Issuer"),
                    claim(37, "of two tenants", "tid", Tokens.OTHER_TENANT, "Tenant"),
                    row(37, "of no tenant", it -> it.remove("tid"), "Tenant"),
                    claim(38, "another version than the issuer's", "ver", "2.0", "Version"),
                    claim(39, "a way back", "iss", OTHER + "../" + Tokens.TENANT + "/", "Issuer"),
                    claim(
                            39,
                            "a longer host",
                            "iss",
                            "https://sts.windows.net.evil.invalid/" + Tokens.TENANT + "/",
                            "Issuer"),
                    claim(
                            41,
                            "another cloud's",
                            "iss",
                            "https://login.microsoftonline.us/" + Tokens.TENANT + "/v2.0",
                            "Issuer"),
                    claim(
                            42,
                            "a customer directory's",
                            "iss",
                            "https://contoso.b2clogin.com/" + Tokens.TENANT + "/v2.0/",
                            "Issuer"),
                    played(
                            43,
                            "a guest's",
                            refused("UserToken"),
                            () -> user(it -> it.put("idp", "live.com"))),
                    played(44, "a user's", refused("UserToken"), () -> user(_ -> {})),
                    played(
                            44,
                            "a user's that says app",
                            refused("TokenKind"),
                            () -> user(it -> it.put("idtyp", "app"))),
                    claim(45, "of nobody", "oid", "", "ObjectID"),
                    row(45, "of several", it -> it.putArray("oid").add(Tokens.OBJECT), "ObjectID"),
                    row(
                            47,
                            "the same object of another tenant",
                            it -> it.put("tid", Tokens.OTHER_TENANT).put("iss", OTHER),
                            "Issuer"),
                    row(48, "without an end", it -> it.remove("exp"), "Times"),
                    row(
                            48,
                            "good for more than a day",
                            it -> it.put("exp", NOW + 29 * 3600),
                            "ValidForTooLong"),
                    row(49, "over", it -> it.put("exp", NOW - 60), "Expired"),
                    played(
                            49,
                            "over by less than clocks differ",
                            IN,
                            () -> with(it -> it.put("exp", NOW - 59))),
                    row(50, "not yet", it -> it.put("nbf", NOW + 301), "NotYetValid"),
                    row(50, "issued in an hour", it -> it.put("iat", NOW + 3600), "IssuedInFuture"),
                    played(51, "older than the role takes", refused("TooOld"), TokenClaims::old),
                    shown(
                            52,
                            "a clock that jumps",
                            "refused; no token lives longer for it",
                            "login.MeantimeTest#clocks",
                            "session.ClocksIT#no_clock_makes_a_token_outlive_its_limit"),
                    played(
                            53,
                            "too many groups, to be had at a URL",
                            refused("Group", AZURE),
                            () ->
                                    grouped(
                                            it ->
                                                    it.putObject("_claim_sources")
                                                            .putObject("src1")
                                                            .put(
                                                                    "endpoint",
                                                                    "https://a.invalid/"))),
                    shown(
                            55,
                            "a role that is bound to anybody",
                            "refused at kubectl apply",
                            "input.RefusalTest#a_mistake_is_refused_with_a_sentence_that_says_what_to_write"),
                    played(
                            55,
                            "one that got past that",
                            refused("Unbound", ROLE),
                            TokenClaims::anybody),
                    played(
                            56,
                            "a directory role for a group",
                            refused("Group", AZURE),
                            () -> grouped(it -> it.putArray("wids").add(GROUP))),
                    played(
                            58,
                            "no word about the machine",
                            refused("NoResource", AZURE),
                            TokenClaims::nowhere),
                    played(
                            59,
                            "the name of somebody who is bound",
                            refused("ServicePrincipal", ROLE),
                            TokenClaims::named));

    private TokenClaims() {}

    private static Row claim(int number, String title, String name, String value, String reason) {
        return row(number, title, it -> it.put(name, value), reason);
    }

    private static Row row(int number, String title, Consumer<ObjectNode> change, String reason) {
        return played(number, title, refused(reason), () -> with(change));
    }

    private static Row.Seen with(Consumer<ObjectNode> change) {
        return Scene.open().login(Tokens.with(change));
    }

    private static Row.Seen user(Consumer<ObjectNode> change) {
        ObjectNode claims = Tokens.claimsOfUser();
        change.accept(claims);
        return Scene.open().login(Tokens.signed(Tokens.header(), claims));
    }

    private static Row.Seen old() {
        Expected usual = Tokens.expected();
        Expected strict =
                new Expected(
                        usual.tenantID(),
                        Tokens.ISSUER_V1,
                        Tokens.ISSUER_V2,
                        usual.versions(),
                        usual.audiences(),
                        false,
                        Optional.of(Duration.ofMinutes(5)));
        Doorstep door = new Doorstep();
        return Scene.at(
                        door.with(
                                Doorstep.terms(Doorstep.ROLE, strict, Doorstep.bound(), List.of())))
                .login(Tokens.valid());
    }

    private static Row.Seen grouped(Consumer<ObjectNode> change) {
        Facts none = new Facts(Optional.of(Set.of()), Optional.empty(), Map.of());
        return bound(
                        new Bindings(
                                Set.of(), Set.of(GROUP), Set.of(), Set.of(), Set.of(), Set.of()),
                        none)
                .login(Tokens.with(change));
    }

    private static Row.Seen anybody() {
        Set<String> all = Set.of("*");
        return bound(new Bindings(all, all, Set.of(), Set.of(), Set.of(), Set.of()), Facts.NONE)
                .login(Tokens.valid());
    }

    /** The directory knows of an application, which runs anywhere. */
    private static Row.Seen nowhere() {
        Facts application =
                new Facts(
                        Optional.empty(),
                        Optional.of(new Facts.Account.Active(false, List.of())),
                        Map.of());
        return bound(
                        new Bindings(
                                Set.of("*"),
                                Set.of(),
                                Set.of(),
                                Set.of("rg-app"),
                                Set.of(),
                                Set.of()),
                        application)
                .login(Tokens.with(it -> it.remove("xms_mirid")));
    }

    private static Row.Seen named() {
        return bound(
                        new Bindings(
                                Set.of(Tokens.CLIENT),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of()),
                        Facts.NONE)
                .login(Tokens.with(it -> it.put("upn", Tokens.CLIENT).put("name", Tokens.CLIENT)));
    }

    private static Scene bound(Bindings bindings, Facts facts) {
        return Scene.at(new Doorstep().with(Doorstep.terms(bindings, List.of())).answering(facts));
    }
}

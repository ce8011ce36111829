package io.azurecredentials.login.jwt;

import static io.azurecredentials.login.jwt.Refusal.AUDIENCE;
import static io.azurecredentials.login.jwt.Refusal.CLAIMS_UNREADABLE;
import static io.azurecredentials.login.jwt.Refusal.CLAIM_NAME;
import static io.azurecredentials.login.jwt.Refusal.EXPIRED;
import static io.azurecredentials.login.jwt.Refusal.ISSUED_IN_FUTURE;
import static io.azurecredentials.login.jwt.Refusal.ISSUER;
import static io.azurecredentials.login.jwt.Refusal.NOT_YET_VALID;
import static io.azurecredentials.login.jwt.Refusal.TENANT;
import static io.azurecredentials.login.jwt.Refusal.TIMES;
import static io.azurecredentials.login.jwt.Refusal.VALID_FOR_TOO_LONG;
import static io.azurecredentials.login.jwt.Refusal.VERSION;
import static io.azurecredentials.login.jwt.Tokens.NOW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Genuine tokens that were meant for somebody else, for another time, or for no login at all. */
class ClaimsAttacksTest {
    private static final String HOME = Tokens.TENANT;
    private static final String OTHER = Tokens.OTHER_TENANT;
    private static final long SECONDS = NOW.getEpochSecond();

    @TestFactory
    Stream<DynamicTest> audiences() {
        return Attack.tests(
                Stream.of(
                        text("33 another", "aud", "https://graph.microsoft.com", AUDIENCE),
                        text("34 no slash", "aud", "https://management.azure.com", AUDIENCE),
                        text("34 a slash more", "aud", Tokens.AUDIENCE + "/", AUDIENCE),
                        text("34 in capitals", "aud", "HTTPS://management.azure.com/", AUDIENCE),
                        text("35 the client's id", "aud", Tokens.CLIENT, AUDIENCE),
                        text("33 empty", "aud", "", AUDIENCE),
                        text("33 a prefix", "aud", "https://", AUDIENCE),
                        text("33 NUL behind", "aud", Tokens.AUDIENCE + "\0", AUDIENCE),
                        row("33 none", c -> c.remove("aud"), AUDIENCE),
                        row("33 null", c -> c.putNull("aud"), AUDIENCE),
                        row("33 ours among others", c -> both(c), AUDIENCE),
                        row("33 ours in an array", ClaimsAttacksTest::alone, AUDIENCE),
                        row("33 an object", c -> c.putObject("aud"), AUDIENCE),
                        row("33 an empty array", c -> c.putArray("aud"), AUDIENCE)));
    }

    @TestFactory
    Stream<DynamicTest> issuers_and_tenants() {
        String v1 = Tokens.ISSUER_V1;
        return Attack.tests(
                Stream.of(
                        issuer("36 another tenant's", "https://sts.windows.net/" + OTHER + "/"),
                        issuer("39 no slash", v1.substring(0, v1.length() - 1)),
                        issuer("39 in capitals", v1.toUpperCase(Locale.ROOT)),
                        issuer("39 a name in front", v1.replace("sts", "a@sts")),
                        issuer("39 a longer host", v1.replace(".net", ".net.evil")),
                        issuer("39 a port", v1.replace(".net", ".net:443")),
                        issuer("39 plain HTTP", v1.replace("https", "http")),
                        issuer("39 a way back", v1 + "../" + OTHER + "/"),
                        issuer("39 in punycode", v1.replace("sts", "xn--sts")),
                        issuer("39 a letter that looks alike", v1.replace("sts", "ѕts")),
                        issuer("41 US government", gov("login.microsoftonline.us")),
                        issuer("41 China, v1", "https://sts.chinacloudapi.cn/" + HOME + "/"),
                        issuer("41 China, v2", gov("login.partner.microsoftonline.cn")),
                        issuer("42 B2C", "https://contoso.b2clogin.com/" + HOME + "/v2.0/"),
                        issuer("42 CIAM", "https://contoso.ciamlogin.com/" + HOME + "/v2.0"),
                        issuer("42 AD FS", "https://adfs.contoso.example/adfs/services/trust"),
                        issuer("32 a cluster", "https://kubernetes.default.svc.cluster.local"),
                        issuer("32 ours", "https://azurecredentials.io"),
                        issuer("39 the template", Tokens.ISSUER_V2.replace(HOME, "{tenantid}")),
                        issuer("39 empty", ""),
                        row("39 none", c -> c.remove("iss"), ISSUER),
                        row("39 an array", c -> c.putArray("iss").add(v1), ISSUER),
                        text("37 another tenant", "tid", OTHER, TENANT),
                        text("37 in capitals", "tid", "ABCDEF00" + HOME.substring(8), TENANT),
                        text("37 no GUID", "tid", "contoso.example", TENANT),
                        row("37 no tenant", c -> c.remove("tid"), TENANT),
                        row("37 an array", c -> c.putArray("tid").add(HOME), TENANT)));
    }

    @TestFactory
    Stream<DynamicTest> versions() {
        return Attack.tests(
                Stream.of(
                        text("38 v2 of the v1 issuer", "ver", "2.0", VERSION),
                        text("38 v1 of the v2 issuer", "iss", Tokens.ISSUER_V2, VERSION),
                        text("38 another", "ver", "3.0", VERSION),
                        row("38 none", c -> c.remove("ver"), VERSION),
                        row("38 a number", c -> c.put("ver", 1), VERSION)));
    }

    @TestFactory
    Stream<DynamicTest> times() {
        return Attack.tests(
                Stream.of(
                        row("48 no end", c -> c.remove("exp"), TIMES),
                        row("48 an end of null", c -> c.putNull("exp"), TIMES),
                        text("48 an end in words", "exp", Long.toString(SECONDS + 60), TIMES),
                        row("48 a negative end", c -> c.put("exp", -1), TIMES),
                        row(
                                "48 an end after all dates",
                                c -> c.put("exp", 999999999999999L),
                                TIMES),
                        row("48 an end of 1e30", c -> c.put("exp", 1e30), CLAIMS_UNREADABLE),
                        row("48 2^63 - 1", c -> c.put("exp", Long.MAX_VALUE), CLAIMS_UNREADABLE),
                        seconds("48 in more than 28 hours", "exp", 100_801, VALID_FOR_TOO_LONG),
                        seconds("49 expired", "exp", -60, EXPIRED),
                        row("50 no beginning", c -> c.remove("nbf"), TIMES),
                        seconds("50 not yet", "nbf", 301, NOT_YET_VALID),
                        seconds("50 begins after its end", "nbf", 85_800, TIMES),
                        row("50 not issued", c -> c.remove("iat"), TIMES),
                        seconds("50 issued in an hour", "iat", 3600, ISSUED_IN_FUTURE),
                        seconds("50 issued at its end", "iat", 85_800, TIMES),
                        row("50 issued before all time", c -> c.put("iat", -1), TIMES)));
    }

    @TestFactory
    Stream<DynamicTest> names_that_look_like_others() {
        return Attack.tests(
                Stream.of("AUD", "Iss", "tID", "OID", "Exp", "idTyp", "SCP", "XMS_mirid", "Groups")
                        .map(it -> row("26 " + it, c -> c.put(it, "x"), CLAIM_NAME)));
    }

    private static Attack row(String title, Consumer<ObjectNode> change, Refusal refusal) {
        return new Attack(title, Tokens.with(change), refusal);
    }

    private static Attack text(String title, String claim, String value, Refusal refusal) {
        return row(title, c -> c.put(claim, value), refusal);
    }

    private static Attack issuer(String title, String issuer) {
        return text(title, "iss", issuer, ISSUER);
    }

    private static Attack seconds(String title, String claim, long fromNow, Refusal refusal) {
        return row(title, c -> c.put(claim, SECONDS + fromNow), refusal);
    }

    private static String gov(String host) {
        return "https://" + host + "/" + HOME + "/v2.0";
    }

    private static void both(ObjectNode claims) {
        claims.putArray("aud").add(Tokens.AUDIENCE).add("https://graph.microsoft.com");
    }

    private static void alone(ObjectNode claims) {
        claims.putArray("aud").add(Tokens.AUDIENCE);
    }
}

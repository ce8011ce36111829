package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.entra.Caller;
import io.azurecredentials.emulator.entra.Checked;
import io.azurecredentials.emulator.entra.Resources;
import io.azurecredentials.emulator.entra.TokenCheck;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.world.Cloud;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The tokens that Resource Manager of one cloud takes.
 *
 * @param audiences in the order in which the refusal of another one lists them
 */
record ArmTokens(
        List<String> audiences, Set<String> accepted, TokenCheck tokens, InstantSource clock) {

    static ArmTokens of(Cloud cloud, TokenCheck tokens, InstantSource clock) {
        List<String> audiences = Resources.armAudiences(cloud);
        return new ArmTokens(audiences, Set.copyOf(audiences), tokens, clock);
    }

    Checked check(Request request) {
        return tokens.check(request.bearer(), accepted);
    }

    /** Whom a request's token speaks for. */
    Caller caller(Request request) {
        return switch (check(request)) {
            case Checked.Valid valid -> valid.caller();
            case Checked.Missing missing ->
                    throw ArmRefusal.unauthorized(
                            "AuthenticationFailed",
                            "Authentication failed. The 'Authorization' header is missing.");
            case Checked.Unreadable unreadable ->
                    throw ArmRefusal.unauthorized(
                            "InvalidAuthenticationToken", "The access token is invalid.");
            case Checked.WrongAudience wrong ->
                    throw ArmRefusal.unauthorized(
                            "InvalidAuthenticationTokenAudience",
                            "The access token has been obtained for wrong audience or resource '%s'. It should exactly match with one of the allowed audiences '%s'."
                                    .formatted(wrong.audience(), String.join("','", audiences)));
            case Checked.Expired expired ->
                    throw ArmRefusal.unauthorized(
                            "ExpiredAuthenticationToken",
                            "The access token expiry UTC time '%s' is earlier than current UTC time '%s'."
                                    .formatted(expired.expiry(), clock.instant()));
        };
    }
}

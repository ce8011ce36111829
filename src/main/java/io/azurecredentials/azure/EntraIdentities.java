package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.util.Optional;

/** Tries credentials out at Entra's token endpoint. */
final class EntraIdentities implements Identities {
    private final String tenantID;
    private final Entra entra;
    private final Caller caller;

    EntraIdentities(String tenantID, Entra entra, Caller caller) {
        this.tenantID = tenantID;
        this.entra = entra;
        this.caller = caller;
    }

    @Override
    public Answer<Proof> prove(String appID, Sensitive password) {
        Operation operation =
                Operation.token(
                        Call.TOKEN_PROOF, "give the application %s a token".formatted(appID));
        return caller.callWithoutToken(
                operation,
                () -> {
                    entra.bySecret(tenantID, appID, password, Service.ARM);
                    return Proof.WORKS;
                },
                EntraIdentities::notYet);
    }

    private static Optional<Answer<Proof>> notYet(HttpRefusal refusal) {
        return switch (refusal.code()) {
            case "7000215", "700016", "7000229" -> Optional.of(Answer.given(Proof.NOT_YET));
            default -> Optional.empty();
        };
    }
}

package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.directory.DirectoryObject;
import java.time.Instant;

/** A client secret, which may be on the application or on its service principal. */
record SecretProof(String text) implements ClientProof {

    @Override
    public void check(Client client, SignIn signIn) {
        boolean expired = false;
        for (DirectoryObject holder : client.holders()) {
            for (JsonNode entry : holder.body().path("passwordCredentials")) {
                String known = holder.secrets().get(entry.path("keyId").asText());
                if (text.equals(known)) {
                    if (signIn.now().isBefore(Instant.parse(entry.path("endDateTime").asText()))) {
                        return;
                    }
                    expired = true;
                }
            }
        }
        throw expired
                ? AadRefusal.expiredSecret(client.appID())
                : AadRefusal.wrongSecret(client.appID());
    }

    @Override
    public String strength() {
        return "1";
    }

    @Override
    public String toString() {
        return "SecretProof";
    }
}

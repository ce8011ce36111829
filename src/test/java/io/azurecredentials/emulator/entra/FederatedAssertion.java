package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * An assertion by an issuer that the application trusts. Issuer, subject and audience must be equal
 * to the credential's, letter by letter (Microsoft's "Workload identity federation concepts").
 */
record FederatedAssertion(Assertion assertion, String issuer) {

    void check(Client client, SignIn signIn) {
        demandMatch(client);
        String keySet = signIn.issuers().keySet(issuer).orElseThrow(AssertionRefusals::unreachable);
        if (keys(keySet).stream().noneMatch(this::isSigner)) {
            throw AssertionRefusals.badSignature();
        }
        assertion.demandTimely(signIn.now());
    }

    private boolean isSigner(JsonWebKey key) {
        String id = assertion.header("kid");
        return (id.isEmpty() || id.equals(key.getKeyId())) && assertion.isSignedBy(key.getKey());
    }

    private void demandMatch(Client client) {
        List<ObjectNode> all =
                client.holders().stream().flatMap(it -> it.federated().values().stream()).toList();
        if (all.isEmpty()) {
            throw AssertionRefusals.notFederated(client.appID(), client.name());
        }
        List<ObjectNode> issued =
                matching(all, it -> it.path("issuer").asText(), "issuer", issuer, 700211);
        List<ObjectNode> meant =
                matching(
                        issued,
                        it -> it.path("subject").asText(),
                        "subject",
                        assertion.text("sub"),
                        700213);
        matching(meant, FederatedAssertion::onlyAudience, "audience", assertion.audience(), 700212);
    }

    /** Since August 2024 a difference in case alone is refused too, with a number of its own. */
    private static List<ObjectNode> matching(
            List<ObjectNode> credentials,
            Function<JsonNode, String> property,
            String what,
            String value,
            int code) {
        List<ObjectNode> matching =
                credentials.stream().filter(it -> property.apply(it).equals(value)).toList();
        if (!matching.isEmpty()) {
            return matching;
        }
        boolean nearly =
                credentials.stream().anyMatch(it -> property.apply(it).equalsIgnoreCase(value));
        throw nearly
                ? AssertionRefusals.otherCase(what, value)
                : AssertionRefusals.unmatched(code, what, value);
    }

    private static String onlyAudience(JsonNode credential) {
        return credential.path("audiences").path(0).asText();
    }

    private static List<JsonWebKey> keys(String keySet) {
        try {
            return new JsonWebKeySet(keySet).getJsonWebKeys();
        } catch (JoseException e) {
            throw AssertionRefusals.unreachable();
        }
    }
}

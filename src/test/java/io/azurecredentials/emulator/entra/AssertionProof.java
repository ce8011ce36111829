package io.azurecredentials.emulator.entra;

/**
 * A signed assertion: the client's own, made with a certificate it has on record, or one of an
 * issuer that it trusts. Its {@code iss} tells which.
 */
record AssertionProof(String token) implements ClientProof {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public void check(Client client, SignIn signIn) {
        Assertion assertion = Assertion.read(token);
        String issuer = assertion.text("iss");
        if (issuer.startsWith("https://")) {
            new FederatedAssertion(assertion, issuer).check(client, signIn);
        } else {
            new CertificateAssertion(assertion).check(client, signIn);
        }
    }

    @Override
    public String strength() {
        return "2";
    }

    @Override
    public String toString() {
        return "AssertionProof";
    }
}

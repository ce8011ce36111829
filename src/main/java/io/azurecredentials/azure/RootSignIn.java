package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.given;

import io.azurecredentials.azure.Metadata.Grant;
import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.function.Supplier;

/** Signs in with the root credential, of whichever kind: one request for one token. */
final class RootSignIn {
    private final RootCredential root;
    private final Entra entra;
    private final Metadata metadata;
    private final Attempts attempts;
    private final Flow flow;

    /**
     * @param flow of the requests for tokens
     */
    RootSignIn(RootCredential root, Entra entra, Metadata metadata, Attempts attempts, Flow flow) {
        this.root = root;
        this.entra = entra;
        this.metadata = metadata;
        this.attempts = attempts;
        this.flow = flow;
    }

    /** A new token and the client id that it is for. */
    Answer<Grant> fetch(Service audience) {
        return switch (root.authentication()) {
            case Authentication.ClientSecret(String id, Sensitive secret) ->
                    byEntra(
                            id,
                            audience,
                            () -> entra.bySecret(root.tenantID(), id, secret, audience));
            case Authentication.ClientCertificate it -> byCertificate(it, audience);
            case Authentication.FederatedToken(String id, Supplier<Answer<Sensitive>> token) ->
                    token.get()
                            .then(
                                    assertion ->
                                            byEntra(
                                                    id,
                                                    audience,
                                                    () ->
                                                            entra.byAssertion(
                                                                    root.tenantID(),
                                                                    id,
                                                                    assertion,
                                                                    audience)));
            case Authentication.ManagedIdentity it -> byMetadata(it, audience).then(this::ofTenant);
        };
    }

    private Answer<Grant> byCertificate(Authentication.ClientCertificate it, Service audience) {
        return it.certificate()
                .problem(Instant.now())
                .map(Answer::<Grant>refused)
                .orElseGet(
                        () ->
                                byEntra(
                                        it.clientID(),
                                        audience,
                                        () -> entra.byCertificate(root.tenantID(), it, audience)));
    }

    private Answer<Grant> byEntra(String clientID, Service audience, Supplier<Bearer> request) {
        return attempts.make(
                Operation.token(Call.TOKEN_ROOT, task(audience)),
                flow,
                () -> new Grant(request.get(), clientID),
                Attempts.Meaning.none());
    }

    private Answer<Grant> byMetadata(Authentication.ManagedIdentity identity, Service audience) {
        return attempts.make(
                Operation.metadata(Call.TOKEN_ROOT, task(audience)),
                flow,
                () -> metadata.fetch(identity, root.cloud().audience(audience)),
                Attempts.Meaning.none());
    }

    /** The machine's tenant is the machine's: the spec cannot choose, but it can be wrong. */
    private Answer<Grant> ofTenant(Grant grant) {
        boolean other =
                TokenTenant.of(grant.bearer())
                        .filter(it -> !it.equalsIgnoreCase(root.tenantID()))
                        .isPresent();
        return other
                ? Answer.refused(
                        new Problem.UserError(
                                Reason.INVALID_SPEC,
                                "The %s belongs to another tenant than %s; write the tenantID of the machine's subscription."
                                        .formatted(root.authentication().title(), root.tenantID())))
                : given(grant);
    }

    private String task(Service audience) {
        return "give the %s of tenant %s a token for %s"
                .formatted(root.authentication().title(), root.tenantID(), audience);
    }
}

package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.RootAuthentication.ClientSecret;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.util.Optional;

/** What is known of a root password that was handed over: its key id if it was told. */
final class RootName {
    private RootName() {}

    /** What the config says of the password in its Secret. */
    static Optional<String> keyID(AzureConfig config) {
        return written(config).flatMap(it -> Optional.ofNullable(it.keyID()));
    }

    /** What the config says of a password in a Secret beside it. */
    static Optional<ClientSecret> written(AzureConfig config) {
        return Optional.ofNullable(config.getSpec().authentication())
                .flatMap(it -> Optional.ofNullable(it.clientSecret()));
    }

    /** The same if that is what the config signs in with. */
    static Optional<String> keyID(AzureConfig config, Root root) {
        return keyID(config).filter(_ -> root instanceof Root.ClientSecret);
    }

    /**
     * What Microsoft Graph shows of it as well; that it does not show it, or may not be asked, is
     * no reason to do without the root. A key id that Graph has for another text is: the password
     * of that key id would be removed after the first rotation.
     *
     * @param tenant opened with it
     * @see <a href="https://learn.microsoft.com/graph/api/resources/passwordcredential">
     *     passwordCredential, hint</a>
     */
    static Answer<Held.Name> of(AzureConfig config, Root root, Tenant tenant) {
        Optional<String> keyID = keyID(config, root);
        Optional<Password> shown = keyID.flatMap(it -> shown(tenant, root.clientID(), it));
        boolean another =
                root instanceof Root.ClientSecret own
                        && shown.filter(it -> !it.mayBe(own.text())).isPresent();
        return another ? Answer.refused(anotherPassword()) : Answer.given(name(keyID, shown));
    }

    private static Problem anotherPassword() {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "clientSecret.keyID names a password that begins with other characters than the one"
                        + " in the Secret; write the key id of that one, or leave keyID out.");
    }

    private static Held.Name name(Optional<String> keyID, Optional<Password> shown) {
        return new Held.Name(
                keyID,
                Optional.empty(),
                shown.map(Password::starts).filter(it -> it.isAfter(Instant.EPOCH)),
                shown.map(Password::ends).filter(it -> it.isBefore(Instant.MAX)));
    }

    /** What status says of a root credential. */
    static RootCredential told(Held held) {
        return told(held, Optional.empty());
    }

    /** The same with when it is replaced. */
    static RootCredential told(Held held, Optional<Instant> next) {
        return new RootCredential(
                held.root().kind(),
                held.root().clientID(),
                held.since(),
                held.name().keyID().orElse(null),
                held.name().created().orElse(null),
                held.name().expires().or(held.root()::ends).orElse(null),
                next.orElse(null));
    }

    private static Optional<Password> shown(Tenant tenant, String clientID, String keyID) {
        Answer<Optional<Inspection>> answer = tenant.directory().inspectApp(clientID);
        return answer instanceof Answer.Given<Optional<Inspection>>(Optional<Inspection> found)
                ? found.flatMap(
                        it ->
                                it.application().passwords().stream()
                                        .filter(one -> one.keyID().equalsIgnoreCase(keyID))
                                        .findFirst())
                : Optional.empty();
    }
}

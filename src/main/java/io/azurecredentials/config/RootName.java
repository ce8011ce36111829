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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        Optional<Password> shown =
                keyID.flatMap(it -> passwords(tenant, root).flatMap(all -> named(all, it)));
        return isAnother(root, shown)
                ? Answer.refused(anotherPassword())
                : Answer.given(name(keyID, shown));
    }

    /**
     * Whether the key id is that of the password, as far as Graph knows. One that the application
     * has no password of is told as if time could mend it, since Graph may lag behind.
     *
     * @param tenant opened with it
     */
    static Answer<Tenant.Access> checked(AzureConfig config, Root root, Tenant tenant) {
        Optional<String> keyID = keyID(config, root);
        Optional<List<Password>> all = keyID.flatMap(_ -> passwords(tenant, root));
        if (all.isEmpty()) {
            return Answer.given(new Tenant.Access());
        }
        Optional<Password> shown = named(all.get(), keyID.get());
        if (isAnother(root, shown)) {
            return Answer.refused(anotherPassword());
        }
        return shown.isPresent()
                ? Answer.given(new Tenant.Access())
                : Answer.refused(
                        new Problem.Retryable(
                                Reason.INVALID_SPEC, absent(root), Optional.of(settle(config))));
    }

    /**
     * What somebody has to correct: a key id that Graph has not shown for as long as it may lag
     * behind is a wrong one.
     *
     * @param problem with the key id of what is in force
     */
    static Optional<Problem> remark(AzureConfig config, Held held, Problem problem, Instant now) {
        return now.isBefore(held.since().plus(settle(config)))
                ? Optional.empty()
                : Optional.of(new Problem.UserError(problem.reason(), problem.message()));
    }

    private static Duration settle(AzureConfig config) {
        return RotationFacts.patience(config.getSpec()).settle();
    }

    private static boolean isAnother(Root root, Optional<Password> shown) {
        return root instanceof Root.ClientSecret own
                && shown.filter(it -> !it.mayBe(own.text())).isPresent();
    }

    private static String absent(Root root) {
        return "The application %1$s has no password with the key id that clientSecret.keyID names, so the one in the Secret would never be removed; write that one's key id, which az ad app credential list --id %1$s shows, or leave keyID out."
                .formatted(root.clientID());
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

    /** Empty if Graph does not show the application, or may not be asked. */
    private static Optional<List<Password>> passwords(Tenant tenant, Root root) {
        return tenant.directory().inspectApp(root.clientID())
                        instanceof Answer.Given<Optional<Inspection>>(Optional<Inspection> found)
                ? found.map(it -> it.application().passwords())
                : Optional.empty();
    }

    private static Optional<Password> named(List<Password> all, String keyID) {
        return all.stream().filter(it -> it.keyID().equalsIgnoreCase(keyID)).findFirst();
    }
}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import org.jspecify.annotations.Nullable;

/** The root credential; exactly one kind. */
@ValidationRule(
        value =
                "[has(self.clientSecret), has(self.clientCertificate), has(self.workloadIdentity), has(self.managedIdentity)].exists_one(x, x)",
        message =
                "write exactly one of clientSecret, clientCertificate, workloadIdentity and managedIdentity, or no authentication for the operator's own identity")
public record RootAuthentication(
        @JsonPropertyDescription("A client id with a password that stands in a Secret.")
                @Nullable ClientSecret clientSecret,
        @JsonPropertyDescription("A client id with a certificate that stands in a Secret.")
                @Nullable ClientCertificate clientCertificate,
        @JsonPropertyDescription(
                        "A client id that trusts tokens of a ServiceAccount, by a federated identity credential.")
                @Nullable WorkloadIdentity workloadIdentity,
        @JsonPropertyDescription(
                        "A managed identity of the machine that the operator runs on; only in the namespaces that its setting AMBIENT_NAMESPACES lists.")
                @Nullable ManagedIdentity managedIdentity) {

    private static final String CLIENT_ID_SAYS =
            "clientID"
                    + Shapes.GUID_SAYS
                    + "(the application's client id: az ad app list --display-name NAME --query [].appId)";

    /** A client id and where its password is. */
    public record ClientSecret(
            @Required
                    @ValidationRule(value = Shapes.GUID, message = CLIENT_ID_SAYS)
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription(
                            "Client id (appId) of the application that makes and removes the others, a GUID.")
                    String clientID,
            @Required
                    @JsonPropertyDescription(
                            "The Secret that holds the password, in the same namespace.")
                    SecretKey secretRef,
            @ValidationRule(
                            value = Shapes.GUID,
                            message =
                                    "keyID"
                                            + Shapes.GUID_SAYS
                                            + "(the password's key id: az ad app credential list --id APPID --query [].keyId)")
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription(
                            "Key id of the password in the Secret. With it, status shows when the password ends, and a rotation removes it from the application once its successor is in force, unless another AzureConfig may use it.")
                    @Nullable String keyID) {}

    /** A key of a Secret in the same namespace. */
    public record SecretKey(
            @Required
                    @ValidationRule(value = Shapes.NAME, message = "name" + Shapes.NAME_SAYS)
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the Secret with the client secret.")
                    String name,
            @Default("clientSecret")
                    @ValidationRule(value = Shapes.KEY, message = Shapes.KEY_SAYS + "clientSecret")
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription(
                            "Key in the Secret's data that holds the client secret.")
                    String key) {}

    /** A client id and where its certificate is. */
    public record ClientCertificate(
            @Required
                    @ValidationRule(value = Shapes.GUID, message = CLIENT_ID_SAYS)
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription(
                            "Client id (appId) of the application that makes and removes the others, a GUID.")
                    String clientID,
            @Required
                    @JsonPropertyDescription(
                            "The Secret that holds the certificate with its private key, in the same namespace.")
                    CertificateKey secretRef,
            @Default("false")
                    @JsonPropertyDescription(
                            "Sends the certificates along (x5c), for an application that trusts their subject name and issuer rather than one certificate.")
                    Boolean sendCertificateChain) {}

    /** A key of a Secret in the same namespace. */
    public record CertificateKey(
            @Required
                    @ValidationRule(value = Shapes.NAME, message = "name" + Shapes.NAME_SAYS)
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription("Name of the Secret with the certificate.")
                    String name,
            @Default("clientCertificate")
                    @ValidationRule(
                            value = Shapes.KEY,
                            message = Shapes.KEY_SAYS + "clientCertificate")
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription(
                            "Key in the Secret's data: PEM with certificate and unencrypted RSA key, such as cert-manager's tls-combined.pem, or PKCS#12 without a password.")
                    String key) {}

    /** A client id and whose tokens it trusts. */
    public record WorkloadIdentity(
            @Required
                    @ValidationRule(value = Shapes.GUID, message = CLIENT_ID_SAYS)
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription(
                            "Client id of the application, or of the user-assigned identity, that has the federated identity credential, a GUID.")
                    String clientID,
            @ValidationRule(value = Shapes.NAME, message = "serviceAccountName" + Shapes.NAME_SAYS)
                    @Size(max = Shapes.NAME_LENGTH)
                    @JsonPropertyDescription(
                            "A ServiceAccount in the same namespace; a Role has to let the operator create its serviceaccounts/token. Without it, the operator's own token is used, in the namespaces that its setting AMBIENT_NAMESPACES lists.")
                    @Nullable String serviceAccountName,
            @Size(min = 1, max = 600)
                    @JsonPropertyDescription(
                            "Audience of the token, as the federated identity credential has it; by default the cloud's own, api://AzureADTokenExchange in the public one.")
                    @Nullable String audience,
            @Default("1h")
                    @ValidationRule(
                            value = "self >= duration('10m') && self <= duration('24h')",
                            message =
                                    "tokenTTL must be from 10m to 24h; Kubernetes makes no token for less")
                    @Pattern(Shapes.DURATION)
                    @Size(min = 1, max = 64)
                    @JsonPropertyDescription(
                            "How long a token of the ServiceAccount lives; another one is made at half of it. So long can be revoked after the ServiceAccount is gone.")
                    Duration tokenTTL) {}

    /** An identity of the operator's machine; the machine's own one if none is named. */
    @ValidationRule(
            value =
                    "(has(self.clientID) ? 1 : 0) + (has(self.objectID) ? 1 : 0) + (has(self.resourceID) ? 1 : 0) <= 1",
            message =
                    "write at most one of clientID, objectID and resourceID; none for the machine's own identity")
    public record ManagedIdentity(
            @ValidationRule(
                            value = Shapes.GUID,
                            message =
                                    "clientID"
                                            + Shapes.GUID_SAYS
                                            + "(az identity show --query clientId)")
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Client id of a user-assigned identity, a GUID.")
                    @Nullable String clientID,
            @ValidationRule(
                            value = Shapes.GUID,
                            message =
                                    "objectID"
                                            + Shapes.GUID_SAYS
                                            + "(az identity show --query principalId)")
                    @Size(max = Shapes.GUID_LENGTH)
                    @JsonPropertyDescription("Object id of its service principal, a GUID.")
                    @Nullable String objectID,
            @ValidationRule(
                            value = Shapes.IDENTITY,
                            message =
                                    "resourceID must be the ARM id of a user-assigned identity: /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name> (az identity show --query id)")
                    @Size(max = 512)
                    @JsonPropertyDescription("ARM id of a user-assigned identity.")
                    @Nullable String resourceID) {}
}

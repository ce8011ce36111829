package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The root credential; exactly one kind. */
@ValidationRule(
        value = "[has(self.clientSecret), has(self.clientCertificate)].exists_one(x, x)",
        message = "write exactly one of clientSecret and clientCertificate")
public record RootAuthentication(
        @JsonPropertyDescription("A client id with a password that stands in a Secret.")
                @Nullable ClientSecret clientSecret,
        @JsonPropertyDescription("A client id with a certificate that stands in a Secret.")
                @Nullable ClientCertificate clientCertificate) {

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
}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Format;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Secret to write. */
@ValidationRule(
        value = "has(self.template) || !has(self.formats) || size(self.formats) > 0",
        message = "formats must name Vault, Environment, Terraform or AuthFile, or give a template")
@ValidationRule(
        value =
                "self.type != 'kubernetes.io/dockerconfigjson' || (has(self.template) && '.dockerconfigjson' in self.template)",
        message =
                "a Secret of type kubernetes.io/dockerconfigjson needs a template for the key .dockerconfigjson")
@ValidationRule(
        value =
                "self.type != 'kubernetes.io/basic-auth' || (has(self.template) && ('username' in self.template || 'password' in self.template))",
        message =
                "a Secret of type kubernetes.io/basic-auth needs templates for the keys username and password")
public record SecretTarget(
        @ValidationRule(value = Shapes.NAME, message = "secret.name" + Shapes.NAME_SAYS)
                @Size(max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription(
                        "Name of the Secret; by default the name of the AzureCredential. After a change the credential moves: another password is written to the new Secret, and the old Secret goes once its password is retired.")
                @Nullable String name,
        @Default("Opaque")
                @ValidationRule(
                        value = Shapes.TYPE_OF_DATA,
                        message =
                                "type must be Opaque, kubernetes.io/basic-auth, kubernetes.io/dockerconfigjson or one of your own, such as example.com/azure")
                @Size(min = 1, max = Shapes.NAME_LENGTH)
                @JsonPropertyDescription(
                        "Type of the Secret. Kubernetes cannot change it, so after a change another Secret with another password takes the place of this one.")
                String type,
        @ValidationRule(
                        value = Shapes.LABELS,
                        message =
                                "labels must have values of Kubernetes labels, and those under azurecredentials.io/ and app.kubernetes.io/managed-by are the operator's own")
                @Size(max = 16)
                @JsonPropertyDescription(
                        "Labels of the Secret. A change is written with another password.")
                @Nullable
                        Map<
                                @Size(min = 1, max = Shapes.LABEL_KEY_LENGTH) String,
                                @Size(max = Shapes.LABEL_LENGTH) String>
                        labels,
        @ValidationRule(
                        value = Shapes.ANNOTATIONS,
                        message = "annotations under azurecredentials.io/ are the operator's own")
                @Size(max = 16)
                @JsonPropertyDescription(
                        "Annotations of the Secret, for tools that copy or reload it. A change is written with another password.")
                @Nullable
                        Map<
                                @Size(min = 1, max = Shapes.LABEL_KEY_LENGTH) String,
                                @Size(max = Shapes.TEXT_LENGTH) String>
                        annotations,
        @Size(max = 4)
                @JsonPropertyDescription(
                        "Which keys the Secret has; Vault unless there is a template. Vault: client_id, client_secret, tenant_id, subscription_id. Environment: AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_TENANT_ID, AZURE_SUBSCRIPTION_ID, for envFrom. Terraform: the same with ARM_. AuthFile: azure-auth.json. A change is written with another password.")
                @Nullable List<Format> formats,
        @Size(max = 16)
                @JsonPropertyDescription(
                        "Further keys, each with a Mustache template over client_id, client_secret, tenant_id and subscription_id, such as {{client_id}}. A change is written with another password.")
                @Nullable
                        Map<
                                @Size(min = 1, max = Shapes.NAME_LENGTH) String,
                                @Size(max = 16_384) String>
                        template) {}

package io.azurecredentials.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One lease: a service principal in Azure, kept alive, delivered as a Secret, revoked at its end
 * (Vault: {@code azure/creds/:role} and its lease).
 */
@JsonClassDescription(
        "One lease: a service principal in Azure, kept alive, delivered as a Secret in the same namespace, and removed with this object.")
@Group("azurecredentials.io")
@Version("v1alpha1")
@Kind("AzureCredential")
@Plural("azurecredentials")
@Singular("azurecredential")
@ShortNames("azcred")
@Categories("azure-credentials")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Role",
        jsonPath = ".spec.roleRef.name",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Secret",
        jsonPath = ".status.secretName",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Expires",
        jsonPath = ".status.lease.expiresAt",
        // Not DATE: kubectl counts dates back from now and shows one to come as <invalid>
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
public class AzureCredential extends CustomResource<AzureCredentialSpec, AzureCredentialStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}

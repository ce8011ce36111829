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
 * One logged-in machine (Vault: a service token's entry in the token store). All of it is spec,
 * because all of it is ours to write and is sealed as one: a status could go back to an older one
 * while the seal on the spec still held.
 */
@JsonClassDescription(
        "One machine that logged in: what its token grants and for how long, never the token. Written by the login endpoint only; whoever else writes one is refused, and what is edited grants nothing. Deleting it logs the machine out and revokes what it drew.")
@Group("azurecredentials.io")
@Version("v1alpha1")
@Kind("AzureSession")
@Plural("azuresessions")
@Singular("azuresession")
@ShortNames("azsess")
@Categories("azure-credentials")
@AdditionalPrinterColumn(
        name = "Role",
        jsonPath = ".spec.role.name",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Subject",
        jsonPath = ".spec.subject.objectID",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Expires",
        jsonPath = ".spec.expiresAt",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE,
        priority = 0)
@AdditionalPrinterColumn(
        name = "Uses Left",
        jsonPath = ".spec.usesLeft",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Renewed",
        jsonPath = ".spec.renewedAt",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
public class AzureSession extends CustomResource<AzureSessionSpec, Void> implements Namespaced {
    private static final long serialVersionUID = 1L;
}

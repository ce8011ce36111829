package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The keys at the cloud's own authority. No discovery document is asked where they are: it could
 * only name another place.
 */
final class EntraSigningKeys implements SigningKeys {
    private static final Pattern TENANT_ID = Pattern.compile("[0-9A-Fa-f-]{36}");
    private static final Operation OPERATION =
            Operation.token(Call.KEYS_READ, "show its signing keys");

    private final String base;
    private final KeyDocuments documents;
    private final Attempts attempts;
    private final Flow flow;

    EntraSigningKeys(Cloud cloud, String tenantID, KeyDocuments documents, Attempts attempts) {
        if (!TENANT_ID.matcher(tenantID).matches()) {
            throw new IllegalArgumentException("no tenant's id");
        }
        this.base = cloud.authority() + "/" + tenantID;
        this.documents = documents;
        this.attempts = attempts;
        this.flow = new Flow(tenantID, Priority.LOGIN);
    }

    @Override
    public Answer<byte[]> document(Edition edition) {
        URI source = URI.create(base + edition.path());
        return attempts.make(
                OPERATION, flow, () -> documents.fetch(source), Attempts.Meaning.none());
    }
}

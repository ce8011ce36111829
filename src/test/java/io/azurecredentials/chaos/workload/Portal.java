package io.azurecredentials.chaos.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with the root application's rights who works in Azure by hand, and tries again when
 * Azure fails him.
 */
final class Portal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String ARM = "https://management.azure.com";
    private static final int TRIES = 8;

    private final Consumer consumer;
    private final Map<String, String> root;

    Portal(Emulator azure) {
        this.consumer = new Consumer(azure.proxy(), azure.caPem());
        this.root =
                Map.of(
                        "tenant_id", azure.world().tenantID(),
                        "client_id", azure.world().root().clientID(),
                        "client_secret", azure.world().root().clientSecret());
    }

    /** Adds a password to an application; returns its key id, if it could be added. */
    Optional<String> addPassword(String applicationObjectID) {
        return once(
                        GRAPH,
                        "POST",
                        application(applicationObjectID) + "/addPassword",
                        """
                        {"passwordCredential": {"displayName": "made by hand"}}""")
                .map(it -> text(it.body(), "keyId"));
    }

    void removePassword(String applicationObjectID, String keyID) {
        String body = "{\"keyId\": \"" + keyID + "\"}";
        surely(GRAPH, "POST", application(applicationObjectID) + "/removePassword", body);
    }

    void deleteApplication(String objectID) {
        surely(GRAPH, "DELETE", application(objectID), "");
    }

    void deleteServicePrincipal(String objectID) {
        surely(GRAPH, "DELETE", GRAPH + "/v1.0/servicePrincipals/" + objectID, "");
    }

    void deleteAssignment(String id) {
        surely(ARM, "DELETE", ARM + id + "?api-version=2022-04-01", "");
    }

    private static String application(String objectID) {
        return GRAPH + "/v1.0/applications/" + objectID;
    }

    private void surely(String service, String method, String url, String body) {
        for (int i = 0; i < TRIES; i++) {
            if (once(service, method, url, body).isPresent()) {
                return;
            }
        }
    }

    /** The answer, if there is one that is not a failure of Azure's own. */
    private Optional<HttpResponse<String>> once(
            String service, String method, String url, String body) {
        try {
            return consumer.token(root, service + "/.default")
                    .map(it -> consumer.request(method, it, url, body))
                    .filter(it -> it.statusCode() < 300 || it.statusCode() == 404)
                    .filter(it -> it.statusCode() < 300 || !method.equals("POST"));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private static String text(String json, String field) {
        try {
            return JSON.readTree(json).path(field).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.azurecredentials.config;

import io.azurecredentials.azure.Authentication;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Root.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A root credential of any kind as texts by name, there and back without loss. */
final class RootData {
    private static final String KIND = "kind";
    private static final String ENVIRONMENT = "environment";
    private static final String TENANT_ID = "tenantID";
    private static final String CLIENT_ID = "clientID";
    private static final String CLIENT_SECRET_KEY = "clientSecret";
    private static final String CLIENT_CERTIFICATE = "clientCertificate";
    private static final String SEND_CHAIN = "sendCertificateChain";
    private static final String NAMESPACE = "namespace";
    private static final String SERVICE_ACCOUNT = "serviceAccountName";
    private static final String AUDIENCE = "audience";
    private static final String TTL = "tokenTTL";
    private static final String TOKEN_KEY = "token";
    private static final String MADE = "tokenMade";
    private static final String ENDS = "tokenEnds";
    private static final String FILE_NAME = "file";
    private static final String IDENTITY = "identity";
    private static final String IDENTITY_BY = "identityBy";

    private RootData() {}

    static Map<String, String> of(Root root) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(ENVIRONMENT, root.place().cloud().toString());
        data.put(TENANT_ID, root.place().tenantID());
        data.put(CLIENT_ID, root.clientID());
        switch (root) {
            case Root.ClientSecret it ->
                    data.putAll(
                            Map.of(KIND, "ClientSecret", CLIENT_SECRET_KEY, it.text().reveal()));
            case Root.ClientCertificate it ->
                    data.putAll(
                            Map.of(
                                    KIND,
                                    "ClientCertificate",
                                    CLIENT_CERTIFICATE,
                                    it.content().reveal(),
                                    SEND_CHAIN,
                                    Boolean.toString(it.sendChain())));
            case Root.WorkloadIdentity it -> data.putAll(minted(it.whose(), it.token()));
            case PodRoot.Secret it ->
                    data.putAll(
                            Map.of(KIND, "AmbientSecret", CLIENT_SECRET_KEY, it.text().reveal()));
            case PodRoot.Token it ->
                    data.putAll(Map.of(KIND, "AmbientToken", FILE_NAME, it.file().toString()));
            case PodRoot.Managed it -> data.putAll(identity(it.which()));
        }
        return data;
    }

    /**
     * @throws IllegalArgumentException if anything is missing or makes no sense
     * @throws java.time.DateTimeException if a time makes no sense
     */
    static Root read(Map<String, String> data) {
        Place place = place(data);
        String clientID = text(data, CLIENT_ID);
        return switch (text(data, KIND)) {
            case "ClientSecret" -> new Root.ClientSecret(place, clientID, secret(data));
            case "ClientCertificate" -> certificate(place, clientID, data);
            case "WorkloadIdentity" ->
                    new Root.WorkloadIdentity(place, clientID, whose(data), token(data));
            case "AmbientSecret" -> new PodRoot.Secret(place, clientID, secret(data));
            case "AmbientToken" ->
                    new PodRoot.Token(place, clientID, Path.of(text(data, FILE_NAME)));
            case "ManagedIdentity" -> new PodRoot.Managed(place, identity(data), clientID);
            default -> throw new IllegalArgumentException("no kind of ours");
        };
    }

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    static String text(Map<String, String> data, String name) {
        return Optional.ofNullable(data.get(name))
                .filter(it -> !it.isEmpty())
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Sensitive secret(Map<String, String> data) {
        return Sensitive.of(text(data, CLIENT_SECRET_KEY));
    }

    private static Root certificate(Place place, String clientID, Map<String, String> data) {
        Answer<Root> read =
                Root.ClientCertificate.read(
                        place,
                        clientID,
                        Sensitive.of(text(data, CLIENT_CERTIFICATE)),
                        Boolean.parseBoolean(text(data, SEND_CHAIN)));
        return switch (read) {
            case Answer.Given<Root>(Root root) -> root;
            case Answer.Refused<Root> _ -> throw new IllegalArgumentException("no certificate");
        };
    }

    private static Map<String, String> minted(TokenOf whose, Minted token) {
        return Map.of(
                KIND,
                "WorkloadIdentity",
                NAMESPACE,
                whose.namespace(),
                SERVICE_ACCOUNT,
                whose.name(),
                AUDIENCE,
                whose.audience(),
                TTL,
                whose.ttl().toString(),
                TOKEN_KEY,
                token.text().reveal(),
                MADE,
                token.made().toString(),
                ENDS,
                token.ends().toString());
    }

    private static TokenOf whose(Map<String, String> data) {
        return new TokenOf(
                text(data, NAMESPACE),
                text(data, SERVICE_ACCOUNT),
                text(data, AUDIENCE),
                Duration.parse(text(data, TTL)));
    }

    private static Minted token(Map<String, String> data) {
        return new Minted(
                Sensitive.of(text(data, TOKEN_KEY)),
                Instant.parse(text(data, MADE)),
                Instant.parse(text(data, ENDS)));
    }

    private static Map<String, String> identity(Authentication.ManagedIdentity which) {
        Map<String, String> data = new LinkedHashMap<>(Map.of(KIND, "ManagedIdentity"));
        switch (which) {
            case Authentication.SystemAssigned _ -> data.put(IDENTITY_BY, "machine");
            case Authentication.ByClientID(String id) ->
                    data.putAll(Map.of(IDENTITY_BY, "clientID", IDENTITY, id));
            case Authentication.ByObjectID(String id) ->
                    data.putAll(Map.of(IDENTITY_BY, "objectID", IDENTITY, id));
            case Authentication.ByResourceID(String id) ->
                    data.putAll(Map.of(IDENTITY_BY, "resourceID", IDENTITY, id));
        }
        return data;
    }

    private static Authentication.ManagedIdentity identity(Map<String, String> data) {
        return switch (text(data, IDENTITY_BY)) {
            case "machine" -> new Authentication.SystemAssigned();
            case "clientID" -> new Authentication.ByClientID(text(data, IDENTITY));
            case "objectID" -> new Authentication.ByObjectID(text(data, IDENTITY));
            case "resourceID" -> new Authentication.ByResourceID(text(data, IDENTITY));
            default -> throw new IllegalArgumentException("no way to name an identity");
        };
    }

    private static Place place(Map<String, String> data) {
        return new Place(
                Cloud.named(text(data, ENVIRONMENT)).orElseThrow(IllegalArgumentException::new),
                text(data, TENANT_ID));
    }
}

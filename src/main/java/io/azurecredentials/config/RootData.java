package io.azurecredentials.config;

import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.config.Root.Place;
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

    private RootData() {}

    static Map<String, String> of(Root root) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(KIND, root.getClass().getSimpleName());
        data.put(ENVIRONMENT, root.place().cloud().toString());
        data.put(TENANT_ID, root.place().tenantID());
        data.put(CLIENT_ID, root.clientID());
        switch (root) {
            case Root.ClientSecret it -> data.put(CLIENT_SECRET_KEY, it.text().reveal());
            case Root.ClientCertificate it -> {
                data.put(CLIENT_CERTIFICATE, it.content().reveal());
                data.put(SEND_CHAIN, Boolean.toString(it.sendChain()));
            }
        }
        return data;
    }

    /**
     * @throws IllegalArgumentException if anything is missing or makes no sense
     */
    static Root read(Map<String, String> data) {
        return switch (text(data, KIND)) {
            case "ClientSecret" ->
                    new Root.ClientSecret(
                            place(data),
                            text(data, CLIENT_ID),
                            Sensitive.of(text(data, CLIENT_SECRET_KEY)));
            case "ClientCertificate" -> certificate(data);
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

    private static Root certificate(Map<String, String> data) {
        Answer<Root> read =
                Root.ClientCertificate.read(
                        place(data),
                        text(data, CLIENT_ID),
                        Sensitive.of(text(data, CLIENT_CERTIFICATE)),
                        Boolean.parseBoolean(text(data, SEND_CHAIN)));
        return switch (read) {
            case Answer.Given<Root>(Root root) -> root;
            case Answer.Refused<Root> _ -> throw new IllegalArgumentException("no certificate");
        };
    }

    private static Place place(Map<String, String> data) {
        return new Place(
                Cloud.named(text(data, ENVIRONMENT)).orElseThrow(IllegalArgumentException::new),
                text(data, TENANT_ID));
    }
}

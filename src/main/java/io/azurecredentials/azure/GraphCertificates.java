package io.azurecredentials.azure;

import static io.azurecredentials.azure.Reply.held;

import com.microsoft.graph.models.KeyCredential;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.azurecredentials.azure.Directory.Certificate;
import io.azurecredentials.base.Answer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificates of applications. */
final class GraphCertificates {
    private static final String[] CERTIFICATES = {"keyCredentials"};

    private final GraphServiceClient graph;
    private final Caller caller;

    GraphCertificates(GraphServiceClient graph, Caller caller) {
        this.graph = graph;
        this.caller = caller;
    }

    Answer<Optional<List<Certificate>>> list(String objectID) {
        return caller.find(
                        Operation.graph(
                                Call.CERTIFICATE_LIST,
                                "list the certificates of the application %s".formatted(objectID)),
                        bearer ->
                                graph.applications()
                                        .byApplicationId(objectID)
                                        .get(
                                                it -> {
                                                    bearer.on(it);
                                                    it.queryParameters.select = CERTIFICATES;
                                                }))
                .map(
                        found ->
                                found.map(
                                        it ->
                                                Objects.requireNonNullElse(
                                                                it.getKeyCredentials(),
                                                                List.<KeyCredential>of())
                                                        .stream()
                                                        .map(GraphCertificates::certificate)
                                                        .toList()));
    }

    private static Certificate certificate(KeyCredential shown) {
        return new Certificate(
                held(shown.getKeyId()).toString(),
                thumbprint(shown.getKey(), shown.getCustomKeyIdentifier()),
                instant(shown.getStartDateTime(), Instant.MIN),
                instant(shown.getEndDateTime(), Instant.MAX));
    }

    /**
     * Of the certificate itself, which Graph shows if one application is asked for it; else of what
     * names it, which is the thumbprint unless somebody chose otherwise. Graph writes that in
     * hexadecimal where its schema has base64, and has been seen to do both.
     *
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/resources/keycredential">keyCredential</a>
     */
    static String thumbprint(byte @Nullable [] certificate, byte @Nullable [] name) {
        if (certificate != null && certificate.length > 0) {
            return SigningCertificate.thumbprint(certificate);
        }
        if (name == null) {
            return "";
        }
        return name.length == 20
                ? HexFormat.of().withUpperCase().formatHex(name)
                : hexadecimal(Base64.getEncoder().encodeToString(name));
    }

    private static String hexadecimal(String text) {
        return text.matches("[0-9A-Fa-f]{40}") ? text.toUpperCase(Locale.ROOT) : "";
    }

    private static Instant instant(@Nullable OffsetDateTime time, Instant otherwise) {
        return time == null ? otherwise : time.toInstant();
    }
}

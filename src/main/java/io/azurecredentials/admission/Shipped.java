package io.azurecredentials.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the shipped policies say, to be compared with what stands in the API server. */
final class Shipped {
    private static final String FILE = "50-policies.yaml";
    private static final String ACCOUNT = "system:serviceaccount:%s:" + Settings.NAME;

    private Shipped() {}

    /**
     * The spec of the shipped policy about writers of these objects.
     *
     * @param namespace the operator's own: its ServiceAccount is exempt
     */
    static Object policy(String resource, String namespace) {
        String text =
                text().replace(ACCOUNT.formatted(Settings.NAME), ACCOUNT.formatted(namespace));
        return documents(text)
                .filter(it -> it.getKind().equals("ValidatingAdmissionPolicy"))
                .map(Shipped::spec)
                .filter(it -> isAbout(resource, it))
                .findFirst()
                .orElseThrow();
    }

    /** The spec of an object, without what says nothing. */
    static Object spec(GenericKubernetesResource object) {
        return meant(object.getAdditionalProperties().get("spec")).orElse(Map.of());
    }

    /** Leaves out what is null or empty: the API server adds and removes it as it likes. */
    private static Optional<Object> meant(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                map.forEach((key, it) -> meant(it).ifPresent(some -> kept.put(key, some)));
                yield kept.isEmpty() ? Optional.empty() : Optional.of(kept);
            }
            case Collection<?> list ->
                    list.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    list.stream().map(it -> meant(it).orElse(Map.of())).toList());
            default -> Optional.of(value);
        };
    }

    private static boolean isAbout(String resource, Object spec) {
        return at(spec, "matchConstraints")
                .flatMap(it -> at(it, "resourceRules"))
                .filter(it -> it instanceof List<?> rules && !rules.isEmpty())
                .map(it -> ((List<?>) it).getFirst())
                .flatMap(it -> at(it, "resources"))
                .filter(List.of(resource)::equals)
                .isPresent();
    }

    private static Optional<Object> at(Object map, String key) {
        return map instanceof Map<?, ?> it ? Optional.ofNullable(it.get(key)) : Optional.empty();
    }

    private static Stream<GenericKubernetesResource> documents(String text) {
        return Stream.of(text.split("(?m)^---$", -1))
                .filter(it -> it.contains("kind:"))
                .map(it -> Serialization.unmarshal(it, GenericKubernetesResource.class));
    }

    private static String text() {
        try (InputStream file = Shipped.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

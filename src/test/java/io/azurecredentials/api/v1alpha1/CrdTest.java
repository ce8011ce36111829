package io.azurecredentials.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Duration;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrdTest {
    private static final Path CHECKED_IN = Path.of("crds");

    @Test
    void what_is_checked_in_is_what_the_records_say(@TempDir Path generated) throws IOException {
        CrdGeneration.generate(generated);
        try (Stream<Path> files = Files.list(generated)) {
            for (Path file : files.toList()) {
                assertThat(CHECKED_IN.resolve(file.getFileName()))
                        .as("stale: run mvn -q -Pcrds")
                        .hasSameTextualContentAs(file);
            }
        }
        assertThat(crds()).as("a CRD without records").hasSize(4);
    }

    static List<Path> crds() throws IOException {
        try (Stream<Path> files = Files.list(CHECKED_IN)) {
            return files.filter(it -> it.toString().endsWith("-v1.yml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("crds")
    void kubectl_explain_has_a_sentence_for_the_kind_and_every_field(Path crd) throws IOException {
        List<String> complaints = new ArrayList<>();
        explained("", schema(crd), complaints);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("crds")
    void every_field_of_a_spec_is_bounded(Path crd) throws IOException {
        List<String> complaints = new ArrayList<>();
        bounded("spec", schema(crd).path("properties").path("spec"), complaints);
        assertThat(complaints).isEmpty();
    }

    /** Sessions are written by the operator alone, and have nothing to report. */
    static List<Path> reconciled() throws IOException {
        return crds().stream().filter(it -> !it.toString().contains("azuresessions")).toList();
    }

    @ParameterizedTest
    @MethodSource("reconciled")
    void status_is_a_subresource_and_the_columns_end_with_the_age_and_wide_ones(Path crd)
            throws IOException {
        JsonNode version = version(crd);
        assertThat(version.path("subresources").has("status")).isTrue();
        assertThat(version.path("additionalPrinterColumns"))
                .extracting(it -> it.path("name").asText())
                .startsWith("Ready", "Reason")
                .contains("Age");
    }

    /** Or kstatus would take an object without a status for finished. */
    @ParameterizedTest
    @MethodSource("reconciled")
    void a_status_that_nobody_has_written_speaks_of_no_spec(Path crd) throws IOException {
        JsonNode status = schema(crd).path("properties").path("status");

        assertThat(status.path("default").path("observedGeneration").asInt()).isEqualTo(-1);
        assertThat(status.path("properties").path("observedGeneration").path("default").asInt())
                .isEqualTo(-1);
    }

    /** One object that no client can read would blind a watch for all objects of its kind. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1s", "10ms", "1h30m", "9999999d", "0s", "1d2h3m4s", "9999999h9999999m"})
    void a_duration_that_the_schema_admits_can_be_read(String text) throws IOException {
        assertThat(text).matches(Shapes.DURATION);
        Map<?, ?> holder = Map.of("ttl", text);
        KubernetesSerialization json = new KubernetesSerialization();
        AzureConfigSpec.Leases read =
                json.unmarshal(json.asJson(holder), AzureConfigSpec.Leases.class);
        assertThat(read.ttl()).isInstanceOf(Duration.class);
        assertThat(read.ttl().getDuration()).isNotNull();
    }

    /** A sentence: a few words more than the field's own name, and a full stop. */
    private static void explained(String path, JsonNode schema, List<String> complaints) {
        String text = schema.path("description").asText();
        if (!text.endsWith(".") || text.split(" ").length < 4) {
            complaints.add(path + " is not explained: " + text);
        }
        schema.path("properties")
                .forEachEntry((name, child) -> explained(path + "." + name, child, complaints));
        schema.path("items")
                .path("properties")
                .forEachEntry((name, child) -> explained(path + "[]." + name, child, complaints));
    }

    private static void bounded(String path, JsonNode schema, List<String> complaints) {
        boolean good =
                switch (schema.path("type").asText()) {
                    case "string" ->
                            schema.has("maxLength")
                                    || schema.has("enum")
                                    || schema.path("format").asText().equals("date-time");
                    case "integer" -> schema.has("minimum") && schema.has("maximum");
                    case "array" -> schema.has("maxItems") && schema.has("x-kubernetes-list-type");
                    default -> true;
                };
        if (!good) {
            complaints.add(path + " is not bounded");
        }
        schema.path("properties")
                .forEachEntry((name, child) -> bounded(path + "." + name, child, complaints));
        if (schema.has("items")) {
            bounded(path + "[]", schema.path("items"), complaints);
        }
    }

    private static JsonNode schema(Path crd) throws IOException {
        return version(crd).path("schema").path("openAPIV3Schema");
    }

    private static JsonNode version(Path crd) throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(crd))
                .path("spec")
                .path("versions")
                .path(0);
    }
}

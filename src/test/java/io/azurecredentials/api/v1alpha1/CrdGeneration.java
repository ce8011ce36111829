package io.azurecredentials.api.v1alpha1;

import io.azurecredentials.manual.ManualGeneration;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code crds/} from the API's records, and the tables of the manual after it: {@code mvn -q
 * -Pcrds}.
 */
public final class CrdGeneration {
    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(AzureConfig.class, AzureRole.class, AzureCredential.class, AzureSession.class);

    private CrdGeneration() {}

    /** Generates into the project's own folders. */
    public static void main(String[] args) throws IOException {
        generate(Path.of("crds"));
        ManualGeneration.write();
    }

    static void generate(Path folder) throws IOException {
        Files.createDirectories(folder);
        new CRDGenerator()
                .forCRDVersions("v1")
                .inOutputDir(folder.toFile())
                .customResourceClasses(KINDS)
                .withPostProcessor(
                        new CRDPostProcessor() {
                            @Override
                            public HasMetadata process(HasMetadata crd, String version) {
                                CustomResourceDefinition definition =
                                        (CustomResourceDefinition) crd;
                                return CrdConventions.apply(definition, kindOf(definition));
                            }
                        })
                .detailedGenerate();
    }

    private static Class<?> kindOf(CustomResourceDefinition crd) {
        return KINDS.stream()
                .filter(it -> it.getSimpleName().equals(crd.getSpec().getNames().getKind()))
                .findFirst()
                .orElseThrow();
    }
}

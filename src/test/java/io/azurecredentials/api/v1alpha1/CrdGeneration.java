package io.azurecredentials.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code crds/} from the API's records: {@code mvn -q -Pcrds}. */
public final class CrdGeneration {
    private CrdGeneration() {}

    /** Generates into the folder given, by default the project's own. */
    public static void main(String[] args) throws IOException {
        generate(Path.of(args.length > 0 ? args[0] : "crds"));
    }

    static void generate(Path folder) throws IOException {
        Files.createDirectories(folder);
        new CRDGenerator()
                .forCRDVersions("v1")
                .inOutputDir(folder.toFile())
                .customResourceClasses(AzureConfig.class, AzureRole.class, AzureCredential.class)
                .withPostProcessor(
                        new CRDPostProcessor() {
                            @Override
                            public HasMetadata process(HasMetadata crd, String version) {
                                return CrdConventions.apply((CustomResourceDefinition) crd);
                            }
                        })
                .detailedGenerate();
    }
}

package io.azurecredentials.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in the image what lies.
 *
 * @param root the image's root in the file system of this machine
 */
record Layout(Path root) {
    static final String JAVA = "opt/java";
    static final String OPERATOR = "opt/operator";
    static final String LIBRARIES = OPERATOR + "/lib";
    static final String SBOM = "usr/share/sbom/azure-credentials-operator.cdx.json";
    static final String OPTIONS = OPERATOR + "/java.options";
    static final String ARCHIVE = OPERATOR + "/startup.jsa";

    Path java() {
        return root.resolve(JAVA, "bin/java");
    }

    Path at(String path) {
        return root.resolve(path);
    }

    /**
     * The operator's jar and then its libraries, always in the same order, as paths of the image.
     */
    List<String> classPath() {
        try (Stream<Path> operator = Files.list(at(OPERATOR));
                Stream<Path> libraries = Files.list(at(LIBRARIES))) {
            return Stream.of(operator, libraries)
                    .flatMap(it -> it.map(root::relativize).map(Path::toString).sorted())
                    .filter(it -> it.endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

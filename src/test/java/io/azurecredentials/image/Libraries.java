package io.azurecredentials.image;

import io.azurecredentials.image.reach.Jar;
import io.azurecredentials.image.reach.Thinning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The distribution's jars, and of the large ones only what the operator can ever use. */
final class Libraries {
    private static final Path OPERATOR =
            Path.of("target/azure-credentials-operator/azure-credentials-operator.jar");

    /**
     * Large, and little of each is used. None of them is looked into by reflection, and what they
     * register as services nobody asks for here.
     */
    private static final List<String> THINNED =
            List.of(
                    "microsoft-graph-6",
                    "bcprov-",
                    "bcpkix-",
                    "bcutil-",
                    "guava-",
                    "jna-",
                    "kotlin-stdlib-",
                    "okhttp-",
                    "okio-",
                    "prometheus-metrics-exposition-formats-",
                    "reactor-core-");

    private final List<Jar> jars;
    private final Thinning thinning;

    private Libraries(List<Jar> jars) {
        this.jars = jars;
        this.thinning = Thinning.of(jars);
    }

    /**
     * @param libraries a file with their paths, separated as in a class path
     */
    static Libraries read(Path libraries) throws IOException {
        List<Jar> jars = new ArrayList<>();
        jars.add(Jar.read(OPERATOR, false));
        for (String path : Files.readString(libraries).strip().split(":", -1)) {
            Path library = Path.of(path);
            String name = library.getFileName().toString();
            jars.add(Jar.read(library, THINNED.stream().anyMatch(name::startsWith)));
        }
        return new Libraries(jars);
    }

    /** The JDK's modules that they name. */
    Set<String> modules() {
        return thinning.modules();
    }

    void write(Layout layout) throws IOException {
        Files.createDirectories(layout.at(Layout.LIBRARIES));
        for (Jar jar : thinning.thinned(jars)) {
            boolean isOperator = jar.path().equals(OPERATOR);
            Path folder = layout.at(isOperator ? Layout.OPERATOR : Layout.LIBRARIES);
            jar.write(
                    folder.resolve(jar.path().getFileName()),
                    LocalDateTime.ofInstant(Image.TIME, ZoneOffset.UTC));
        }
    }
}

package io.azurecredentials.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The image as a tar of the form that {@code docker save} writes, which Docker, Podman, containerd,
 * Skopeo and crane all take. Layers are in the order in which they change: runtime, libraries,
 * operator.
 */
final class Archive {
    static final Path TAR = Path.of("target/image.tar");
    private static final String NAME = "azure-credentials-operator";
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64");

    private final Layout layout;
    private final Path layers;

    /**
     * @param layers an empty folder, for them alone
     */
    Archive(Layout layout, Path layers) {
        this.layout = layout;
        this.layers = layers;
    }

    void write(String version) throws IOException {
        Path libraries = layout.at(Layout.LIBRARIES);
        Path operator = layout.at(Layout.OPERATOR);
        try {
            Jib.fromScratch()
                    .setFormat(ImageFormat.Docker)
                    .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                    .setCreationTime(Image.TIME)
                    .setUser(SystemFiles.USER + ":" + SystemFiles.USER)
                    .setEntrypoint(List.of("/" + Layout.JAVA + "/bin/java", "@/" + Layout.OPTIONS))
                    .setExposedPorts(Set.of(Port.tcp(8080), Port.tcp(8200)))
                    .setLabels(labels(version))
                    .addFileEntriesLayer(
                            layer("runtime", layout.root(), it -> !it.startsWith(operator)))
                    .addFileEntriesLayer(layer("libraries", libraries, _ -> true))
                    .addFileEntriesLayer(
                            layer("operator", operator, it -> !it.startsWith(libraries)))
                    .containerize(
                            Containerizer.to(TarImage.at(TAR).named(NAME + ":" + version))
                                    .setOfflineMode(true)
                                    .setToolName(NAME)
                                    .setBaseImageLayersCache(layers)
                                    .setApplicationLayersCache(layers));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> labels(String version) {
        return Map.of(
                "org.opencontainers.image.title",
                NAME,
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.licenses",
                "Apache-2.0");
    }

    private static String architecture() throws IOException {
        String own = System.getProperty("os.arch");
        String known = ARCHITECTURES.get(own);
        if (known == null) {
            throw new IOException("No image for " + own);
        }
        return known;
    }

    private FileEntriesLayer layer(String name, Path from, Predicate<Path> belongs)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(it -> !it.equals(layout.root()) && belongs.test(it))
                    .sorted()
                    .forEach(
                            it ->
                                    layer.addEntry(
                                            it,
                                            AbsoluteUnixPath.get(
                                                    "/" + layout.root().relativize(it)),
                                            permissions(it),
                                            Image.TIME));
        }
        return layer.build();
    }

    private FilePermissions permissions(Path path) {
        if (path.equals(layout.at("tmp"))) {
            return FilePermissions.fromOctalString("777");
        }
        boolean isOpen = Files.isDirectory(path) || Files.isExecutable(path);
        return FilePermissions.fromOctalString(isOpen ? "755" : "644");
    }
}

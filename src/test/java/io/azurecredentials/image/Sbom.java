package io.azurecredentials.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the image is made of (CycloneDX 1.6): the libraries, as Maven knows them, and beneath. */
final class Sbom {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sbom() {}

    /**
     * @param maven the libraries' part
     */
    static void write(Path maven, Layout layout, CLibrary cLibrary) throws IOException {
        ObjectNode bom = (ObjectNode) JSON.readTree(maven.toFile());
        add(bom, "openjdk", javaVersion(layout), "The JDK's modules that are used.");
        add(bom, cLibrary.isMusl() ? "musl" : "glibc", cLibrary.version(), cLibrary.name());
        Path target = layout.at(Layout.SBOM);
        Files.createDirectories(target.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), bom);
    }

    private static void add(ObjectNode bom, String name, String version, String description) {
        String purl = "pkg:generic/" + name + "@" + version;
        bom.withArray("components")
                .addObject()
                .put("type", "library")
                .put("bom-ref", purl)
                .put("name", name)
                .put("version", version)
                .put("description", description)
                .put("purl", purl);
    }

    private static String javaVersion(Layout layout) throws IOException {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(layout.at(Layout.JAVA).resolve("release"))) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }
}

package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rewrites compiled classes of the operator so that they call saboteurs. */
final class Workshop {
    private final ClassFile format = ClassFile.of();
    private final Path folder;
    private final List<Class<?>> saboteurs;
    private final List<Redirect> redirects;
    private final Set<Redirect> used = new HashSet<>();

    /**
     * @param folder where the rewritten classes go; what was there is deleted
     */
    Workshop(Path folder, List<Class<?>> saboteurs) {
        this.folder = folder;
        this.saboteurs = List.copyOf(saboteurs);
        this.redirects = saboteurs.stream().flatMap(it -> Redirect.of(it).stream()).toList();
    }

    /**
     * Builds.
     *
     * @throws IllegalStateException if the operator never calls what is to be replaced: a broken
     *     operator that is not broken proves nothing
     */
    void build() {
        try {
            clear();
            try (Stream<Path> files = Files.walk(home(Main.class))) {
                for (Path it : files.filter(it -> it.toString().endsWith(".class")).toList()) {
                    rewrite(it);
                }
            }
            for (Class<?> it : saboteurs) {
                copy(it);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        redirects.stream()
                .filter(it -> !used.contains(it))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new IllegalStateException("nobody calls " + it);
                        });
    }

    private void rewrite(Path file) throws IOException {
        ClassModel model = format.parse(Files.readAllBytes(file));
        boolean concerned =
                model.methods().stream()
                        .flatMap(it -> it.code().stream())
                        .flatMap(it -> it.elementStream())
                        .anyMatch(it -> redirect(it).isPresent());
        if (concerned) {
            byte[] bytes =
                    format.transformClass(
                            model, ClassTransform.transformingMethodBodies(transform()));
            Path target = folder.resolve(home(Main.class).relativize(file));
            Files.createDirectories(target.getParent());
            Files.write(target, bytes);
        }
    }

    private CodeTransform transform() {
        return (code, element) ->
                redirect(element)
                        .ifPresentOrElse(it -> it.rewrite(element, code), () -> code.with(element));
    }

    private Optional<Redirect> redirect(CodeElement element) {
        Optional<Redirect> found =
                redirects.stream().filter(it -> it.isCalledBy(element)).findFirst();
        found.ifPresent(used::add);
        return found;
    }

    /** With the classes inside it. */
    private void copy(Class<?> saboteur) throws IOException {
        Path home = home(saboteur);
        Path file = home.resolve(saboteur.getName().replace('.', '/') + ".class");
        String name = saboteur.getSimpleName();
        try (Stream<Path> siblings = Files.list(file.getParent())) {
            List<Path> own =
                    siblings.filter(it -> isOf(it.getFileName().toString(), name)).toList();
            for (Path it : own) {
                Path target = folder.resolve(home.relativize(it));
                Files.createDirectories(target.getParent());
                Files.copy(it, target);
            }
        }
    }

    private static boolean isOf(String file, String name) {
        return Arrays.asList(file.split("[$.]", 2)).getFirst().equals(name);
    }

    private static Path home(Class<?> type) {
        try {
            URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
        Files.createDirectories(folder);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }
    }
}

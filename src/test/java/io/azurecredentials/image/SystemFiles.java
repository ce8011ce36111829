package io.azurecredentials.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The little that a C library expects of a system: who the user is, and how hosts are found. */
final class SystemFiles {
    /** A number, so that Kubernetes can tell that it is not root. */
    static final String USER = "65532";

    private static final String NAME = "operator";

    private SystemFiles() {}

    static void write(Path root) throws IOException {
        Path etc = Files.createDirectories(root.resolve("etc"));
        String account = "%s:x:%s:%s::/tmp:/sbin/nologin\n".formatted(NAME, USER, USER);
        Files.writeString(etc.resolve("passwd"), "root:x:0:0::/:/sbin/nologin\n" + account);
        Files.writeString(etc.resolve("group"), "root:x:0:\n%s:x:%s:\n".formatted(NAME, USER));
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
        Files.createDirectories(root.resolve("tmp"));
    }
}

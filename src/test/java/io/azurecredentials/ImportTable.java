package io.azurecredentials;

import java.util.List;
import java.util.stream.Stream;

/** Who may import whom, and what may be imported from outside: a row for each package. */
final class ImportTable {
    private static final String JOSDK = "io.javaoperatorsdk..";
    private static final String KUBERNETES = "io.fabric8.kubernetes..";
    private static final String LOG = "org.slf4j..";
    private static final String TRACE = "trace.current";

    private ImportTable() {}

    /**
     * One line of the table.
     *
     * @param name of the package under the root; empty for the root
     * @param knows packages of ours, beside {@code base}
     * @param also what of others
     */
    record Row(String name, List<String> knows, List<String> also) {
        String fullName() {
            return name.isEmpty() ? ArchitectureTest.ROOT : ArchitectureTest.ROOT + "." + name;
        }

        Row knows(String... more) {
            return new Row(name, plus(knows, more), also);
        }

        Row also(String... more) {
            return new Row(name, knows, plus(also, more));
        }

        private static List<String> plus(List<String> some, String... more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }
    }

    static final List<Row> ROWS =
            List.of(
                    row("").knows("settings", "bootstrap"),
                    row("base"),
                    row("peer"),
                    row("api.v1alpha1")
                            .also(
                                    KUBERNETES,
                                    "io.fabric8.generator.annotation",
                                    "io.fabric8.crd.generator.annotation",
                                    "com.fasterxml.jackson.annotation"),
                    row("settings").knows("session.token"),
                    row("leadership").knows("settings").also(KUBERNETES, LOG),
                    row("event"),
                    row("status").knows("event", "settings", "leadership").also(KUBERNETES, LOG),
                    row("azure.throttling"),
                    row("azure")
                            .knows("azure.throttling", "recent")
                            .also("com.azure..", "com.microsoft..", "okhttp3..", "reactor.core..")
                            .also("javax.net.ssl"),
                    row("reference").knows("api.v1alpha1").also(KUBERNETES),
                    row("admission.check").knows("api.v1alpha1"),
                    row("admission")
                            .knows("admission.check", "api.v1alpha1", "reference")
                            .knows("settings", "status")
                            .also(KUBERNETES),
                    row("config.rotation"),
                    row("config.resolution").knows("api.v1alpha1").also(KUBERNETES),
                    row("config")
                            .knows("config.resolution")
                            .knows("api.v1alpha1", "azure", "event", "leadership", "reference")
                            .knows("config.rotation", "recent", "settings", "status", TRACE)
                            .also(JOSDK, KUBERNETES, LOG),
                    row("role.policy").knows("api.v1alpha1").also(KUBERNETES),
                    row("role")
                            .knows("admission", "api.v1alpha1", "application", "azure", "config")
                            .knows("azure.throttling", "credential.lifecycle", "event")
                            .knows("login", "login.resolution")
                            .knows("reference", "role.lifecycle", "status", TRACE)
                            .also(JOSDK, KUBERNETES, LOG),
                    row("credential.lifecycle").knows("event"),
                    row("role.lifecycle").knows("credential.lifecycle", "event"),
                    row("application")
                            .knows("api.v1alpha1", "azure", "azure.throttling", "config")
                            .knows("credential.lifecycle", "reference", "role.policy", TRACE)
                            .also(KUBERNETES),
                    row("credential.rendering")
                            .also("com.samskivert.mustache", "com.fasterxml.jackson.databind.."),
                    row("credential.rollout")
                            .knows("api.v1alpha1", "leadership", "settings")
                            .also(KUBERNETES),
                    row("credential.handover")
                            .knows("api.v1alpha1", "leadership", "settings", "status")
                            .also(KUBERNETES, LOG),
                    row("credential")
                            .knows("admission", "api.v1alpha1", "application", "azure", "config")
                            .knows(
                                    "credential.handover",
                                    "credential.lifecycle",
                                    "credential.rendering",
                                    "credential.rollout")
                            .knows("event")
                            .knows("leadership", "reference", "role", "role.policy", "settings")
                            .knows("azure.throttling", "status", TRACE)
                            .also(JOSDK, KUBERNETES, LOG, "javax.crypto.."),
                    row("recent"),
                    row("session.token").also("javax.crypto.."),
                    row("session")
                            .knows("api.v1alpha1", "leadership", "recent", "session.token")
                            .knows("settings", "status")
                            .also(KUBERNETES, LOG),
                    row("draw")
                            .knows("api.v1alpha1", "credential.handover", "rbac")
                            .knows("session.token", "status")
                            .also(KUBERNETES, LOG),
                    row("orphan.policy")
                            .knows("config.rotation", "credential.lifecycle", "event")
                            .knows("role.lifecycle"),
                    row("orphan")
                            .knows("api.v1alpha1", "azure", "azure.throttling", "config")
                            .knows("leadership", "orphan.policy", "reference", "settings")
                            .knows("status")
                            .also(KUBERNETES, LOG),
                    row("login.policy").knows("login.jwt"),
                    row("login.resolution")
                            .knows("api.v1alpha1", "config.resolution", "login.jwt")
                            .knows("login.policy", "session.token")
                            .also(KUBERNETES),
                    row("login.lookup")
                            .knows("azure", "azure.throttling", "login.jwt", "login.policy")
                            .knows("recent", "status", TRACE),
                    row("login")
                            .knows("api.v1alpha1", "azure", "config", "login.jwt", "login.policy")
                            .knows(
                                    "login.lookup",
                                    "login.resolution",
                                    "recent",
                                    "reference",
                                    "session",
                                    "session.token")
                            .knows("status")
                            .also(KUBERNETES, LOG),
                    row("json").also("com.fasterxml.jackson.core.."),
                    row("login.jwt").knows("json").also("org.jose4j.."),
                    row("server.http")
                            .knows("session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("audit").also(LOG),
                    row("server.vault.wire")
                            .knows("json", "login.jwt", "login.policy", "server.http")
                            .knows("session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("rbac").knows("json", "peer", "recent", "status").also(KUBERNETES),
                    row("administration.change"),
                    row("administration")
                            .knows("administration.change", "settings", "status")
                            .also(KUBERNETES),
                    row("server.vault.document")
                            .knows("administration.change", "json", "server.http")
                            .knows("server.vault.wire")
                            .also("com.fasterxml.jackson.databind.."),
                    row("server.vault.administration")
                            .knows("administration", "administration.change", "audit")
                            .knows("login.jwt", "rbac", "server.http", "server.vault")
                            .knows("server.vault.document", "server.vault.wire", "session")
                            .knows("session.token", "settings")
                            .also("com.fasterxml.jackson.databind.."),
                    row("server.vault")
                            .knows("audit", "login", "login.jwt", "login.resolution", "server.http")
                            .knows("server.vault.wire", "session", "session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("server.vault.draw")
                            .knows("api.v1alpha1", "audit", "draw", "json", "rbac", "server.http")
                            .knows("server.vault", "server.vault.administration")
                            .knows("server.vault.wire", "session", "session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("server.kubernetes")
                            .knows("audit", "json", "login", "login.jwt", "login.policy")
                            .knows("login.resolution")
                            .knows("server.http", "server.vault", "server.vault.wire")
                            .knows("session", "session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("identity.token")
                            .knows("session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("identity")
                            .knows("identity.token", "session.token", "settings")
                            .also(KUBERNETES),
                    row("server.vault.identity")
                            .knows("audit", "identity", "identity.token", "server.http")
                            .knows("server.vault", "server.vault.token", "server.vault.wire")
                            .knows("session.token")
                            .also("com.fasterxml.jackson.databind.."),
                    row("server.vault.token")
                            .knows("audit", "rbac", "server.http", "server.vault")
                            .knows("server.vault.wire", "session", "session.token"),
                    row("server.tls")
                            .knows("settings")
                            .also(KUBERNETES, LOG, "org.bouncycastle..", "javax.net.ssl")
                            .also("javax.security.auth.x500"),
                    row("server")
                            .knows("peer", "server.http", "status")
                            .also("io.helidon..", "com.fasterxml.jackson..", LOG)
                            .also("javax.net.ssl"),
                    row("trace.current").also("io.opentelemetry.api..", "io.opentelemetry.context"),
                    row("trace")
                            .knows("audit", "azure", "leadership", "server.http", "settings")
                            .knows("status")
                            .also(JOSDK, KUBERNETES, LOG, "io.opentelemetry.."),
                    row("metric")
                            .knows("api.v1alpha1", "audit", "azure", "config", "credential")
                            .knows("credential.lifecycle", "orphan", "orphan.policy", "reference")
                            .also(JOSDK, KUBERNETES, "io.micrometer.."),
                    row("bootstrap")
                            .knows("admission", "api.v1alpha1", "azure", "config", "credential")
                            .knows("credential.handover", "leadership")
                            .knows("login", "metric", "orphan", "reference", "role")
                            .knows(
                                    "audit",
                                    "login.jwt",
                                    "login.lookup",
                                    "server",
                                    "server.http",
                                    "server.kubernetes")
                            .knows("administration", "draw", "rbac", "server.vault.draw")
                            .knows("server.vault.administration", "identity", "identity.token")
                            .knows("server.vault.identity", "server.vault.token")
                            .knows("server.tls", "server.vault", "server.vault.document")
                            .knows("session")
                            .knows("session.token", "settings", "status", "trace", TRACE)
                            .also(JOSDK, KUBERNETES, LOG, "com.fasterxml.jackson.core..")
                            .also("ch.qos.logback..", "com.sun.net.httpserver"));

    private static Row row(String name) {
        return new Row(name, List.of(), List.of());
    }
}

package io.azurecredentials.demo;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.emulator.LoginScript;
import io.azurecredentials.process.Installation;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code samples/login-from-vm} in the quickstart's namespace, for machines of the world. */
public final class LoginSample {
    /** The role that machines log in for. */
    public static final String ROLE = "build";

    static final Path FOLDER = Path.of("samples/login-from-vm");
    private static final String NOBODY = "      - 00000000-0000-0000-0000-000000000000";

    private final Installation installation;

    /** Applies nothing yet. */
    public LoginSample(Installation installation) {
        this.installation = installation;
    }

    /**
     * Applies the files; the quickstart's namespace and root secret are there.
     *
     * @param machines who may log in, by their names in the world
     */
    public void apply(String... machines) {
        installation.awaitPolicies();
        apply(read(FOLDER.resolve("20-azureconfig.yaml")));
        apply(role(machines));
    }

    /**
     * Applies the role once more under another name.
     *
     * @param token a field of its token that the sample's has not, in YAML
     */
    public void applyRole(String name, String token, String... machines) {
        apply(
                role(machines)
                        .replace("name: " + ROLE, "name: " + name)
                        .replace("    token:\n", "    token:\n      " + token + "\n"));
    }

    private String role(String... machines) {
        String principals =
                Stream.of(machines)
                        .map(it -> "      - " + principal(it))
                        .collect(Collectors.joining("\n"));
        return read(FOLDER.resolve("30-azurerole.yaml"))
                .replace(NOBODY, principals)
                .replace("10.0.0.0/8", "127.0.0.0/8");
    }

    private void apply(String text) {
        String moved = text.replace("team-a", installation.sample().namespace());
        installation.cluster().apply(Documents.parse(moved));
    }

    /** The object id of who a machine is unless it names one of its identities. */
    public String principal(String machine) {
        return installation.azure().world().machine(machine).identities().getFirst().principalID();
    }

    /** Whether the role says that machines may log in. */
    public boolean isOpen() {
        return isOpen(ROLE);
    }

    /** The same of another of them. */
    public boolean isOpen(String role) {
        return Stream.ofNullable(
                        installation
                                .client()
                                .resources(AzureRole.class)
                                .inNamespace(installation.sample().namespace())
                                .withName(role)
                                .get())
                .flatMap(it -> Stream.ofNullable(it.getStatus()))
                .flatMap(it -> Optional.ofNullable(it.conditions()).orElse(List.of()).stream())
                .anyMatch(it -> it.type().equals(Condition.LOGIN_READY) && it.holds());
    }

    /**
     * Runs the sample's script on a machine.
     *
     * @param at the replica that it logs in at
     * @param home of whoever runs it; made, and gets the operator's authority
     * @param token where the login token goes
     */
    public LoginScript.Ran run(String machine, URI at, Path home, Path token) {
        try {
            Files.createDirectories(home);
            Path authority = Files.writeString(home.resolve("ca.pem"), installation.authority());
            return new LoginScript(installation.azure(), home)
                    .run(
                            machine,
                            Map.of(
                                    "VAULT_ADDR", at.toString(),
                                    "VAULT_CACERT", authority.toString(),
                                    "VAULT_NAMESPACE", installation.sample().namespace(),
                                    "ROLE", ROLE,
                                    "TOKEN_FILE", token.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
        String principals =
                Stream.of(machines)
                        .map(it -> "      - " + principal(it))
                        .collect(Collectors.joining("\n"));
        for (String file : List.of("20-azureconfig.yaml", "30-azurerole.yaml")) {
            String text =
                    read(FOLDER.resolve(file))
                            .replace("team-a", installation.sample().namespace())
                            .replace(NOBODY, principals)
                            .replace("10.0.0.0/8", "127.0.0.0/8");
            installation.cluster().apply(Documents.parse(text));
        }
    }

    /** The object id of who a machine is unless it names one of its identities. */
    public String principal(String machine) {
        return installation.azure().world().machine(machine).identities().getFirst().principalID();
    }

    /** Whether the role says that machines may log in. */
    public boolean isOpen() {
        return Stream.ofNullable(
                        installation
                                .client()
                                .resources(AzureRole.class)
                                .inNamespace(installation.sample().namespace())
                                .withName(ROLE)
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

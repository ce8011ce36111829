package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.Items;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.document.ConfigDocument;
import io.azurecredentials.server.vault.document.LoginConfig;
import io.azurecredentials.server.vault.document.LoginRole;
import io.azurecredentials.server.vault.document.SecretsConfig;
import io.azurecredentials.server.vault.document.SecretsRole;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All paths by which configs and roles are administered.
 *
 * @param office knows who asks
 * @param items what is administered
 * @param named what the operator's environment names, where a config names nothing
 * @param patience how long somebody waits for a rotation
 */
public record AdministrationPaths(
        Office office, Items items, LoginConfig.Named named, Duration patience) {

    /** The paths. */
    public List<Route> routes() {
        SecretsConfig secrets = new SecretsConfig();
        LoginConfig logins = new LoginConfig(named);
        return Stream.of(
                        new ConfigPath(office, items, secrets, "azure/config").routes(),
                        new ConfigPath(office, items, logins, "auth/azure/config").routes(),
                        new RolePath(office, items, new SecretsRole(), "azure/roles").routes(),
                        new RolePath(office, items, new LoginRole(), "auth/azure/role").routes(),
                        rotation(secrets, "azure/rotate-root"),
                        rotation(logins, "auth/azure/rotate-root"),
                        StaticRoles.routes(),
                        Mounts.routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> rotation(ConfigDocument document, String path) {
        return new RotationPath(office, items, document, path, patience).routes();
    }
}

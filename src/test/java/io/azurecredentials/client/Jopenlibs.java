package io.azurecredentials.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jopenlibs.vault.SslConfig;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.response.LogicalResponse;
import io.github.jopenlibs.vault.response.VaultResponse;
import io.github.jopenlibs.vault.rest.RestResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code io.github.jopenlibs:vault-java-driver}, which knows no Azure: its JWT login serves. */
public final class Jopenlibs implements Client {
    /** Paths as they are, without those of the key-value engine's second version. */
    private static final int PLAIN = 1;

    private static final int BAD_REQUEST = 400;

    /** Which tells of the namespace each time. */
    private static final Logger LOG = Logger.getLogger("io.github.jopenlibs.vault.VaultImpl");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private Vault vault;

    /** Not logged in yet. */
    public Jopenlibs(Site site) {
        LOG.setLevel(Level.WARNING);
        this.site = site;
        this.vault = with(Optional.empty());
    }

    @Override
    public void logIn(String role) {
        String jwt = Metadata.token(site.metadata());
        String token = told(() -> vault.auth().loginByJwt("azure", role, jwt)).getAuthClientToken();
        vault = with(Optional.of(token));
    }

    @Override
    public Map<String, Object> lookUp() {
        return data(told(() -> vault.auth().lookupSelf()));
    }

    @Override
    public Duration renew(Duration increment) {
        return Duration.ofSeconds(
                told(() -> vault.auth().renewSelf(increment.toSeconds())).getAuthLeaseDuration());
    }

    @Override
    public void revoke() {
        told(
                () -> {
                    vault.auth().revokeSelf();
                    return true;
                });
    }

    @Override
    public boolean isServing() {
        return !told(() -> vault.sys().seal().sealStatus()).getSealed();
    }

    @Override
    public Map<String, Object> read(String path) {
        return data(answered(() -> vault.logical().read(path)));
    }

    @Override
    public Map<String, Object> write(String path, Map<String, Object> data) {
        return data(answered(() -> vault.logical().write(path, data)));
    }

    @Override
    public List<String> list(String path) {
        return answered(() -> vault.logical().list(path)).getListData();
    }

    @Override
    public void delete(String path) {
        var _ = answered(() -> vault.logical().delete(path));
    }

    @Override
    public Drawn draw(String role) {
        LogicalResponse drawn = answered(() -> vault.logical().read("azure/creds/" + role));
        return new Drawn(
                drawn.getLeaseId(),
                Duration.ofSeconds(drawn.getLeaseDuration()),
                Map.copyOf(drawn.getData()));
    }

    @Override
    public Duration renewLease(String lease, Duration increment) {
        VaultResponse renewed =
                told(() -> vault.sys().leases().renew(lease, increment.toSeconds()));
        return Duration.ofSeconds(body(renewed).path("lease_duration").asLong());
    }

    @Override
    public void revokeLease(String lease) {
        var _ = told(() -> vault.sys().leases().revoke(lease));
    }

    @Override
    public void revokePrefix(String prefix) {
        var _ = told(() -> vault.sys().leases().revokePrefix(prefix));
    }

    @Override
    public void close() {}

    private Vault with(Optional<String> token) {
        return told(
                () -> {
                    VaultConfig config =
                            new VaultConfig()
                                    .address(site.server().toString())
                                    .nameSpace(site.namespace())
                                    .sslConfig(
                                            new SslConfig()
                                                    .pemFile(site.authority().toFile())
                                                    .build());
                    token.ifPresent(config::token);
                    return Vault.create(config.build(), PLAIN);
                });
    }

    /** Of what its users do with any path, the client leaves it to them to look at the status. */
    private static LogicalResponse answered(Call<LogicalResponse> call) {
        LogicalResponse response = told(call);
        RestResponse answer = response.getRestResponse();
        if (answer.getStatus() >= BAD_REQUEST) {
            throw new Refused(answer.getStatus(), new String(answer.getBody(), UTF_8));
        }
        return response;
    }

    private static Map<String, Object> data(VaultResponse response) {
        JsonNode data = body(response).path("data");
        return data.isObject() ? JSON.convertValue(data, new TypeReference<>() {}) : Map.of();
    }

    private static JsonNode body(VaultResponse response) {
        try {
            return JSON.readTree(response.getRestResponse().getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T told(Call<T> call) {
        try {
            return call.make();
        } catch (VaultException e) {
            throw new Refused(e.getHttpStatusCode(), String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws VaultException;
    }
}

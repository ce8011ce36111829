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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code io.github.jopenlibs:vault-java-driver}, which knows no Azure: its JWT login serves. */
final class Jopenlibs implements Client {
    /** Paths as they are, without those of the key-value engine's second version. */
    private static final int PLAIN = 1;

    private static final int BAD_REQUEST = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private Vault vault;

    Jopenlibs(Site site) {
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
    public void write(String path, Map<String, Object> data) {
        var _ = answered(() -> vault.logical().write(path, data));
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
        try {
            JsonNode body = JSON.readTree(response.getRestResponse().getBody());
            return JSON.convertValue(body.path("data"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
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

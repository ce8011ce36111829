package io.azurecredentials.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.FileSystemResource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.AzureMsiAuthentication;
import org.springframework.vault.authentication.AzureMsiAuthenticationOptions;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.LifecycleAwareSessionManager;
import org.springframework.vault.client.ClientHttpRequestFactoryFactory;
import org.springframework.vault.client.RestTemplateBuilder;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.client.VaultHttpHeaders;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.ClientOptions;
import org.springframework.vault.support.SslConfiguration;
import org.springframework.vault.support.SslConfiguration.KeyStoreConfiguration;
import org.springframework.vault.support.VaultToken;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

/**
 * Spring Vault, logging in as the machine that it asks the metadata service about. Over a
 * RestTemplate: with a RestClient, its version 4.0.0 logs in with an empty body.
 */
final class Spring implements Client {
    private static final int NOT_FOUND = 404;

    private final Site site;
    private final RestTemplateBuilder rest;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final Map<String, SpringLease> leases = new HashMap<>();
    private LifecycleAwareSessionManager sessions;
    private VaultTemplate template;

    Spring(Site site) {
        this.site = site;
        this.rest =
                RestTemplateBuilder.builder()
                        .endpoint(VaultEndpoint.from(site.server()))
                        .defaultHeader(VaultHttpHeaders.VAULT_NAMESPACE, site.namespace())
                        .requestFactory(
                                ClientHttpRequestFactoryFactory.create(
                                        new ClientOptions(),
                                        SslConfiguration.forTrustStore(
                                                KeyStoreConfiguration.of(
                                                                new FileSystemResource(
                                                                        site.authority()))
                                                        .withStoreType("PEM"))));
        scheduler.initialize();
        logInAs("nobody");
    }

    @Override
    public void logIn(String role) {
        logInAs(role);
        var _ = told(() -> sessions.getSessionToken());
    }

    @Override
    public Map<String, Object> lookUp() {
        return read("auth/token/lookup-self");
    }

    /** Spring asks for no time of its own. */
    @Override
    public Duration renew(Duration increment) {
        if (!sessions.renewToken()) {
            throw new Refused(0, "not renewed");
        }
        return Duration.ofSeconds(((Number) requireNonNull(lookUp().get("ttl"))).longValue());
    }

    @Override
    public void revoke() {
        VaultToken token = sessions.getSessionToken();
        sessions.revoke();
        template.setSessionManager(() -> token);
    }

    @Override
    public boolean isServing() {
        return !told(() -> template.opsForSys().health()).isSealed();
    }

    @Override
    public Map<String, Object> read(String path) {
        return Optional.ofNullable(told(() -> template.read(path)))
                .orElseThrow(() -> new Refused(NOT_FOUND, "nothing"))
                .getRequiredData();
    }

    @Override
    public Map<String, Object> write(String path, Map<String, Object> data) {
        return Optional.ofNullable(told(() -> template.write(path, data)))
                .flatMap(it -> Optional.ofNullable(it.getData()))
                .orElse(Map.of());
    }

    @Override
    public List<String> list(String path) {
        return Optional.ofNullable(told(() -> template.list(path))).orElse(List.of());
    }

    @Override
    public void delete(String path) {
        var _ =
                told(
                        () -> {
                            template.delete(path);
                            return path;
                        });
    }

    @Override
    public Drawn draw(String role) {
        SpringLease lease = SpringLease.of(template, "azure/creds/" + role);
        leases.put(lease.drawn().lease(), lease);
        return lease.drawn();
    }

    @Override
    public Duration renewLease(String lease, Duration increment) {
        return held(lease).renew();
    }

    @Override
    public void revokeLease(String lease) {
        held(lease).revoke();
    }

    @Override
    public void close() {
        sessions.destroy();
        scheduler.destroy();
    }

    /** How often it was renewed. */
    int renewals(String lease) {
        return held(lease).renewals();
    }

    private SpringLease held(String lease) {
        return Optional.ofNullable(leases.get(lease)).orElseThrow();
    }

    private void logInAs(String role) {
        RestTemplate client = rest.build();
        sessions = new LifecycleAwareSessionManager(azure(role, client), scheduler, client);
        template = new VaultTemplate(rest, sessions);
    }

    /** With Spring's own queries, but for the audience and where the service is. */
    private ClientAuthentication azure(String role, RestTemplate client) {
        URI token =
                site.metadata()
                        .resolve(
                                "/metadata/identity/oauth2/token?api-version=2018-02-01"
                                        + "&resource=https://management.azure.com/");
        URI instance = site.metadata().resolve("/metadata/instance?api-version=2017-08-01");
        return new AzureMsiAuthentication(
                AzureMsiAuthenticationOptions.builder()
                        .role(role)
                        .identityTokenServiceUri(token)
                        .instanceMetadataUri(instance)
                        .build(),
                client,
                new RestTemplate());
    }

    static Refused refused(Exception e) {
        int status =
                NestedExceptionUtils.getMostSpecificCause(e)
                                instanceof RestClientResponseException it
                        ? it.getStatusCode().value()
                        : 0;
        return new Refused(status, String.valueOf(e.getMessage()));
    }

    private static <T extends @Nullable Object> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (VaultException e) {
            throw refused(e);
        }
    }
}

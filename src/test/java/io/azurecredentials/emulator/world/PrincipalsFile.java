package io.azurecredentials.emulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The {@code users}, {@code applications} and {@code issuers} of a {@link WorldFile}.
 *
 * @param folder where the files lie that it names
 */
record PrincipalsFile(WorldDraft draft, Path folder) {

    void read(Entry file) {
        file.entries("users", "displayName", "userPrincipalName", "tenant", "guestOf")
                .forEach(this::user);
        file.entries(
                        "applications",
                        "name",
                        "tenant",
                        "clientID",
                        "clientSecret",
                        "certificates",
                        "federatedCredentials",
                        "graphPermissions",
                        "roles",
                        "ownsItself",
                        "servicePrincipal",
                        "identifierUris",
                        "tokenVersion",
                        "tellsType",
                        "tellsGroups")
                .forEach(this::application);
        file.entries("issuers", "url", "keySet", "ca").forEach(this::issuer);
    }

    private void user(Entry entry) {
        Tenant tenant = draft.tenant(entry);
        String name = entry.text("displayName");
        String principal = entry.text("userPrincipalName", name + "@" + tenant.domain());
        User user =
                entry.optional("guestOf")
                        .map(home -> new User.Home(home, principal))
                        .map(home -> User.guest(name, home, tenant.domain()))
                        .orElseGet(() -> User.named(name, principal));
        draft.put(tenant.withUsers(List.of(user)));
    }

    /** One of a name that there is already takes the place of the old one. */
    private void application(Entry entry) {
        Tenant tenant = draft.tenant(entry);
        String name = entry.text("name");
        Rights rights = new Rights(draft, entry);
        Application application =
                Application.of(tenant.isStandard() ? "" : tenant.displayName(), name)
                        .withGraphPermissions(rights.graphPermissions())
                        .withRoles(rights.roles())
                        .withFederated(rights.federated())
                        .withCertificates(
                                entry.texts("certificates").stream()
                                        .map(file -> certificate(entry, file))
                                        .toArray(X509Certificate[]::new));
        application = named(entry, application);
        application = entry.isTrue("ownsItself", false) ? application.owningItself() : application;
        application =
                entry.isTrue("servicePrincipal", true)
                        ? application
                        : application.withoutServicePrincipal();
        application = exposed(entry, application);
        draft.put(tenant.withoutApplication(name).withApplications(List.of(application)));
    }

    private static Application exposed(Entry entry, Application application) {
        List<String> uris = entry.texts("identifierUris");
        String version = entry.text("tokenVersion", "1");
        if (!version.equals("1") && !version.equals("2")) {
            throw entry.wrong("tokenVersion", "is '" + version + "', not 1 or 2.");
        }
        Api api =
                new Api(
                        uris,
                        Integer.parseInt(version),
                        entry.isTrue("tellsType", false),
                        entry.isTrue("tellsGroups", false));
        return api.equals(Api.of()) ? application : application.as(api);
    }

    private static Application named(Entry entry, Application application) {
        Application named =
                application.withClientID(entry.text("clientID", application.clientID()));
        Optional<String> text = entry.optional("clientSecret");
        if (text.isEmpty()) {
            return named;
        }
        ClientSecret old = named.secrets().getFirst();
        return named.withSecrets(
                new ClientSecret(old.keyID(), old.displayName(), text.get(), old.end()));
    }

    private X509Certificate certificate(Entry entry, String file) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw entry.wrong("certificates", "names '" + file + "', no certificate: " + e);
        }
    }

    private void issuer(Entry entry) {
        draft.add(
                new Issuer(
                        entry.text("url"),
                        entry.optional("keySet").map(file -> read(entry, "keySet", file)),
                        entry.optional("ca").map(file -> read(entry, "ca", file))));
    }

    private String read(Entry entry, String key, String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw entry.wrong(key, "names '" + file + "', which cannot be read: " + e);
        }
    }
}

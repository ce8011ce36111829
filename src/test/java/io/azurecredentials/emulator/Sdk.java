package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * The unmodified Azure SDKs with nothing changed but proxy and trust, as behind a company's proxy.
 */
final class Sdk {

    private static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";

    private final Emulator emulator;
    private final SSLContext tls;
    private final X509TrustManager trust;

    Sdk(Emulator emulator) {
        this.emulator = emulator;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "emulator",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(emulator.caPem().getBytes(US_ASCII))));
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            trust = (X509TrustManager) factory.getTrustManagers()[0];
            tls = SSLContext.getInstance("TLS");
            tls.init(null, factory.getTrustManagers(), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK's client, for requests that no SDK makes. */
    java.net.http.HttpClient http() {
        return builder().build();
    }

    private java.net.http.HttpClient.Builder builder() {
        return builder(emulator.proxy());
    }

    private java.net.http.HttpClient.Builder builder(InetSocketAddress proxy) {
        return java.net.http.HttpClient.newBuilder().sslContext(tls).proxy(ProxySelector.of(proxy));
    }

    HttpClient azureHttp() {
        return new JdkHttpClientBuilder(builder()).build();
    }

    /** As a program on that machine of the world has it. */
    HttpClient azureHttp(String machine) {
        return new JdkHttpClientBuilder(builder(emulator.proxyOf(machine))).build();
    }

    TokenCredential root() {
        return credential(
                emulator.world().root().clientID(), emulator.world().root().clientSecret());
    }

    TokenCredential credential(String clientID, String secret) {
        return new ClientSecretCredentialBuilder()
                .tenantId(emulator.world().tenantID())
                .clientId(clientID)
                .clientSecret(secret)
                .httpClient(azureHttp())
                .build();
    }

    String token(TokenCredential credential, String scope) {
        return credential.getTokenSync(new TokenRequestContext().addScopes(scope)).getToken();
    }

    GraphServiceClient graph(TokenCredential credential) {
        OkHttpClient client =
                GraphClientFactory.create()
                        .sslSocketFactory(tls.getSocketFactory(), trust)
                        .proxy(new Proxy(Proxy.Type.HTTP, emulator.proxy()))
                        .build();
        return new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(credential, new String[0], GRAPH_SCOPE),
                client);
    }

    AuthorizationManager authorization(TokenCredential credential) {
        return AuthorizationManager.configure()
                .withHttpClient(azureHttp())
                .authenticate(
                        credential,
                        new AzureProfile(
                                emulator.world().tenantID(),
                                emulator.world().subscriptionID(),
                                AzureEnvironment.AZURE));
    }
}

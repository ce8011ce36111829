package io.azurecredentials.emulator;

import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables by which programs in any language find the emulator instead of Azure. */
final class ClientEnvironment {

    private static final List<String> PROXY =
            List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");
    private static final List<String> DIRECT = List.of("NO_PROXY", "no_proxy");
    private static final List<String> TRUST =
            List.of(
                    "CA_BUNDLE",
                    "CURL_CA_BUNDLE",
                    "SSL_CERT_FILE",
                    "REQUESTS_CA_BUNDLE",
                    "NODE_EXTRA_CA_CERTS");

    private ClientEnvironment() {}

    /** Values by name, in the order in which they are printed. */
    static Map<String, String> of(Emulator emulator, Path caFile) {
        String proxy = "http://127.0.0.1:" + emulator.proxy().getPort();
        String ca = caFile.toAbsolutePath().toString();
        World world = emulator.world();
        Map<String, String> environment = new LinkedHashMap<>();
        PROXY.forEach(name -> environment.put(name, proxy));
        DIRECT.forEach(name -> environment.put(name, "127.0.0.1,localhost"));
        TRUST.forEach(name -> environment.put(name, ca));
        environment.put("AZURE_TENANT_ID", world.tenantID());
        environment.put("AZURE_SUBSCRIPTION_ID", world.subscriptionID());
        environment.put("AZURE_CLIENT_ID", world.root().clientID());
        environment.put("AZURE_CLIENT_SECRET", world.root().clientSecret());
        environment.put("EMULATOR_URL", emulator.url().toString());
        return environment;
    }
}

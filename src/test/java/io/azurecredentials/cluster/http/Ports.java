package io.azurecredentials.cluster.http;

/**
 * Where the server listens on the loopback address, and as whom.
 *
 * @param plain without TLS; 0 for any free port
 * @param secure with TLS; 0 for any free port
 * @param tls how it shows who it is
 */
public record Ports(int plain, int secure, Tls tls) {

    /** Any two free ports, and a new certificate. */
    public static Ports any() {
        return new Ports(0, 0, Tls.generate());
    }
}

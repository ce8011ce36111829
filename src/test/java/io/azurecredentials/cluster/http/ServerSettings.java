package io.azurecredentials.cluster.http;

/**
 * How the JDK's HTTP server is to behave. It reads these once in a process, when it is first used.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/25/docs/api/jdk.httpserver/module-summary.html">module
 *     jdk.httpserver</a>
 */
final class ServerSettings {

    private ServerSettings() {}

    /** Events leave at once, and idle connections stay longer than clients keep theirs. */
    static void set() {
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.idleInterval", "300");
        setDefault("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}

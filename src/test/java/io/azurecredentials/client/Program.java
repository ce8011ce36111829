package io.azurecredentials.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client of another language, in a program that takes a call a line and answers with a line. */
final class Program implements Client {
    private static final int PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /**
     * Starts it.
     *
     * @param command with what comes before its arguments
     * @param environment beside what every client is told
     */
    Program(Site site, List<String> command, Map<String, String> environment) {
        Path errors = site.folder().resolve(Path.of(command.getLast()).getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(it -> it.matches("(?i).*_proxy|vault_.*"));
        builder.environment().put("VAULT_ADDR", site.server().toString());
        builder.environment().put("VAULT_NAMESPACE", site.namespace());
        builder.environment().put("VAULT_CACERT", site.authority().toString());
        builder.environment().put("IMDS_URL", site.metadata().toString());
        builder.environment().putAll(environment);
        try {
            this.process = builder.redirectError(errors.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.in = process.outputWriter(UTF_8);
        this.out = process.inputReader(UTF_8);
    }

    @Override
    public void logIn(String role) {
        var _ = ask("logIn", Map.of("role", role));
    }

    @Override
    public Map<String, Object> lookUp() {
        return data(ask("lookUp", Map.of()));
    }

    @Override
    public Duration renew(Duration increment) {
        JsonNode answer = ask("renew", Map.of("increment", increment.toSeconds()));
        return seconds(answer.path("auth"));
    }

    @Override
    public void revoke() {
        var _ = ask("revoke", Map.of());
    }

    @Override
    public boolean isServing() {
        return ask("isServing", Map.of()).asBoolean();
    }

    @Override
    public Map<String, Object> read(String path) {
        return data(ask("read", Map.of("path", path)));
    }

    @Override
    public Map<String, Object> write(String path, Map<String, Object> data) {
        return data(ask("write", Map.of("path", path, "data", data)));
    }

    @Override
    public List<String> list(String path) {
        JsonNode keys = ask("list", Map.of("path", path)).path("data").path("keys");
        return JSON.convertValue(keys, new TypeReference<>() {});
    }

    @Override
    public void delete(String path) {
        var _ = ask("delete", Map.of("path", path));
    }

    @Override
    public Drawn draw(String role) {
        JsonNode drawn = ask("draw", Map.of("role", role));
        return new Drawn(drawn.path("lease_id").asText(), seconds(drawn), data(drawn));
    }

    @Override
    public Map<String, Object> lookUpLease(String lease) {
        return data(ask("lookUpLease", Map.of("lease", lease)));
    }

    @Override
    public Duration renewLease(String lease, Duration increment) {
        return seconds(
                ask("renewLease", Map.of("lease", lease, "increment", increment.toSeconds())));
    }

    @Override
    public void revokeLease(String lease) {
        var _ = ask("revokeLease", Map.of("lease", lease));
    }

    @Override
    public void revokePrefix(String prefix) {
        var _ = ask("revokePrefix", Map.of("prefix", prefix));
    }

    /** What came of a call of its own. */
    JsonNode ask(String call, Map<String, ?> arguments) {
        ObjectNode line = JSON.valueToTree(arguments);
        line.put("call", call);
        try {
            in.write(JSON.writeValueAsString(line) + "\n");
            in.flush();
            JsonNode answer = JSON.readTree(answered());
            if (answer.has("status")) {
                throw new Refused(answer.path("status").asInt(), answer.path("message").asText());
            }
            return answer.path("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private String answered() {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return String.valueOf(out.readLine());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Map<String, Object> data(JsonNode answer) {
        JsonNode data = answer.path("data");
        return data.isObject() ? JSON.convertValue(data, new TypeReference<>() {}) : Map.of();
    }

    private static Duration seconds(JsonNode answer) {
        return Duration.ofSeconds(answer.path("lease_duration").asLong());
    }
}

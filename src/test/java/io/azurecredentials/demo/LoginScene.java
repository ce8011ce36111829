package io.azurecredentials.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.emulator.LoginScript;
import io.azurecredentials.process.Installation;
import io.azurecredentials.process.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The other way round: somebody who has an identity in Azure is let in. */
final class LoginScene {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "vm-app";

    private final Narrator tell;
    private final Installation installation;
    private final LoginSample sample;
    private final Path folder;

    /**
     * @param folder for the machine's files
     */
    LoginScene(Narrator tell, Installation installation, Path folder) {
        this.tell = tell;
        this.installation = installation;
        this.sample = new LoginSample(installation);
        this.folder = folder;
    }

    /** A machine logs in, its token is looked up, and then revoked. */
    void play(OperatorProcess operator) {
        sample.apply(MACHINE);
        tell.say("Applied " + LoginSample.FOLDER + ": a VM may log in with what it is in Azure.");
        tell.await("the role lets in", () -> Optional.of(true).filter(_ -> sample.isOpen()));
        Path file = folder.resolve("token");
        LoginScript.Ran ran = sample.run(MACHINE, operator.https(), folder.resolve(MACHINE), file);
        tell.check(ran.status() == 0, MACHINE + " logs in: " + ran.error().strip());
        tell.say("The VM " + MACHINE + " ran login.sh, with nothing but its managed identity:");
        tell.detail(ran.output().strip());
        ask(new OperatorClient(installation, operator.https()), taken(file));
    }

    private void ask(OperatorClient client, String token) {
        var known = client.self("lookup-self", token);
        tell.check(known.statusCode() == 200, "the token is known");
        JsonNode data = read(known.body()).path("data");
        tell.say("With the token it may ask:");
        tell.detail(
                "lookup-self  200  "
                        + data.path("display_name").asText()
                        + ", policies "
                        + StreamSupport.stream(data.path("policies").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        + ", for "
                        + data.path("ttl").asLong()
                        + " s");
        int revoked = client.self("revoke-self", token).statusCode();
        int unknown = client.self("lookup-self", token).statusCode();
        tell.detail("revoke-self  " + revoked);
        tell.detail("lookup-self  " + unknown + "  (nobody has it any more)");
        tell.check(revoked == 204, "the token is revoked");
        tell.check(unknown == 403, "a revoked token is good for nothing");
    }

    /** Nothing of it stays on the disk. */
    private static String taken(Path file) {
        try {
            String token = Files.readString(file);
            Files.delete(file);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

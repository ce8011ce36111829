package io.azurecredentials.emulator;

import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.emulator.world.WorldFile;
import io.azurecredentials.serve.EnvironmentFile;
import io.azurecredentials.serve.Parent;
import java.nio.file.Path;

/**
 * The emulator on its own, for programs in any language. One argument, {@code port=N|world=FILE}:
 * the proxy's port and the world to start with, both optional. Prints what such a program must
 * export, then {@code # ready}, and ends when its parent does.
 */
public final class EmulatorMain {

    private static final Path DIRECTORY = Path.of("target", "emulator");

    private EmulatorMain() {}

    public static void main(String[] args) {
        Parent parent = Parent.ofThisProcess();
        Form options = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        World world =
                options.nonEmpty("world")
                        .map(file -> WorldFile.read(Path.of(file)))
                        .orElseGet(World::standard);
        int port = Integer.parseInt(options.nonEmpty("port").orElse("0"));
        EnvironmentFile environment = EnvironmentFile.in(DIRECTORY);
        Emulator emulator = Emulator.start(world, port);
        environment.publish(emulator.environment(DIRECTORY.resolve("ca.pem")));
        System.out.println("# ready");
        parent.awaitEnd();
        environment.remove();
        emulator.close();
        System.exit(0);
    }
}

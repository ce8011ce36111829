package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureGroupEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.role.Resolution.Resolved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An emulated Azure in which roles are resolved. */
final class ResolvingWorld implements AutoCloseable {
    private final Emulator emulator;
    private final Azure azure;

    ResolvingWorld(World world) {
        emulator = Emulator.start(world);
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(ca(emulator))),
                        (_, _, _) -> {},
                        () -> {});
    }

    World world() {
        return emulator.world();
    }

    /** As that application of the world sees it. */
    Answer<Resolved> resolve(
            String application, List<AzureRoleEntry> roles, List<AzureGroupEntry> groups) {
        RootCredential root =
                new RootCredential(
                        world().tenantID(),
                        world().application(application).clientID(),
                        Sensitive.of(world().application(application).clientSecret()));
        return new Resolution(azure.open(root))
                .resolve(
                        new AzureRoleSpec(
                                new Reference("config", null),
                                roles,
                                groups,
                                null,
                                null,
                                null,
                                null,
                                null,
                                false,
                                false,
                                AzureRoleSpec.SignInAudience.AZURE_AD_MY_ORG,
                                null,
                                null,
                                AzureRoleSpec.DeletionPolicy.BLOCK));
    }

    static Problem refused(Answer<Resolved> answer) {
        return switch (answer) {
            case Answer.Given<Resolved>(Resolved found) -> throw new AssertionError(found);
            case Answer.Refused<Resolved>(Problem problem) -> problem;
        };
    }

    static Resolved given(Answer<Resolved> answer) {
        return switch (answer) {
            case Answer.Given<Resolved>(Resolved found) -> found;
            case Answer.Refused<Resolved>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    @Override
    public void close() {
        azure.close();
        emulator.close();
    }

    private static Path ca(Emulator emulator) {
        try {
            Path ca = emulator.writeCa(Files.createTempFile("emulator", ".pem"));
            ca.toFile().deleteOnExit();
            return ca;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

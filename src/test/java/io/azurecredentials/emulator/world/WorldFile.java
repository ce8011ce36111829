package io.azurecredentials.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A world written down as YAML; {@code samples/emulator/world.yaml} shows every key. It adds to the
 * standard world, or with {@code standard: false} stands alone. Ids that are not given follow from
 * names, so that they are the same at every start.
 */
public final class WorldFile {
    private static final String[] KEYS = {
        "standard",
        "tenants",
        "subscriptions",
        "resourceGroups",
        "users",
        "applications",
        "identities",
        "machines",
        "groups",
        "issuers",
        "switches"
    };

    private WorldFile() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException if it cannot be read or is not YAML
     * @throws IllegalArgumentException with a sentence that says what is wrong, and where
     */
    public static World read(Path file) {
        try {
            JsonNode yaml = new YAMLMapper().readTree(file.toFile());
            boolean nothing = yaml.isMissingNode() || yaml.isNull();
            return of(nothing ? JsonNodeFactory.instance.objectNode() : yaml, folder(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    /**
     * Reads a parsed file.
     *
     * @param folder where files lie that it names
     */
    static World of(JsonNode yaml, Path folder) {
        Entry file = Entry.of(Entry.ROOT, yaml, KEYS);
        WorldDraft draft = new WorldDraft();
        if (file.isTrue("standard", true)) {
            draft.begin(World.standard());
        }
        new PlacesFile(draft).read(file);
        if (draft.isEmpty()) {
            throw new IllegalArgumentException(
                    "Without the standard world a file needs at least one of tenants and one of"
                            + " subscriptions.");
        }
        new PrincipalsFile(draft, folder).read(file);
        new MachinesFile(draft).read(file);
        new MembersFile(draft).read(file);
        file.mapping("switches", Quirk.keys()).ifPresent(entry -> switches(draft, entry));
        World world = draft.world();
        if (world.tenant().applications().stream().noneMatch(a -> a.name().equals(World.ROOT))) {
            throw new IllegalArgumentException(
                    "The first tenant needs an application called 'root', which the operator signs"
                            + " in as.");
        }
        return world;
    }

    private static void switches(WorldDraft draft, Entry entry) {
        for (Quirk quirk : Quirk.values()) {
            draft.answer(quirk, entry.isTrue(quirk.key(), quirk.usual()));
        }
    }
}

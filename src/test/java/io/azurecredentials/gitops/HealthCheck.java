package io.azurecredentials.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.base.Condition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.TableLib;

/**
 * The check that is shipped for Argo CD, run as Argo CD runs it: anew for each object, which is the
 * global {@code obj}, and without the libraries that it withholds.
 */
public final class HealthCheck {
    static final Path FOLDER =
            Path.of("manifests/argocd/resource_customizations/azurecredentials.io");

    private final String script;

    /** What a check says. */
    public record Told(Health health, String message) {}

    HealthCheck(String script) {
        this.script = script;
    }

    /** The one for objects of a kind. */
    public static HealthCheck of(String kind) {
        try {
            return new HealthCheck(Files.readString(FOLDER.resolve(kind).resolve("health.lua")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says of an object as the API server shows it. */
    public Told of(JsonNode object) {
        Globals lua = new Globals();
        List.of(new BaseLib(), new PackageLib(), new TableLib()).forEach(lua::load);
        LoadState.install(lua);
        LuaC.install(lua);
        lua.set("obj", asLua(object));
        LuaTable told = lua.load(script, "health.lua").call().checktable();
        return new Told(
                Health.of(told.get("status").checkjstring()), told.get("message").checkjstring());
    }

    /**
     * What it says of a status about the spec of generation 1.
     *
     * @param deleting whether the object has a deletionTimestamp
     * @param generation of the spec that there is by now
     */
    public Told of(boolean deleting, long generation, @Nullable List<Condition> conditions) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = object.putObject("metadata").put("generation", generation);
        if (deleting) {
            metadata.put("deletionTimestamp", "2026-03-01T12:00:00Z");
        }
        if (conditions != null) {
            ObjectNode status = object.putObject("status").put("observedGeneration", 1);
            status.set(
                    "conditions",
                    new KubernetesSerialization().convertValue(conditions, JsonNode.class));
        }
        return of(object);
    }

    private static LuaValue asLua(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                LuaTable table = new LuaTable();
                json.properties().forEach(it -> table.set(it.getKey(), asLua(it.getValue())));
                yield table;
            }
            case ARRAY -> {
                LuaTable table = new LuaTable();
                json.forEach(it -> table.set(table.length() + 1, asLua(it)));
                yield table;
            }
            case NUMBER -> LuaValue.valueOf(json.doubleValue());
            case BOOLEAN -> LuaValue.valueOf(json.booleanValue());
            case STRING -> LuaValue.valueOf(json.textValue());
            case NULL, MISSING -> LuaValue.NIL;
            case BINARY, POJO -> throw new IllegalArgumentException("no JSON: " + json);
        };
    }
}

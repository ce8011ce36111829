package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.store.Snapshot;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The verbs on objects. */
final class ResourceHandler {

    private final Store store;
    private final Objects objects;
    private final CreateByUpdate createByUpdate;

    ResourceHandler(Store store, Objects objects, Authorizer authorizer) {
        this.store = store;
        this.objects = objects;
        this.createByUpdate = new CreateByUpdate(authorizer, objects);
    }

    /** Whether {@code type} has such a subresource. */
    static boolean hasSubresource(ResourceType type, String subresource) {
        return switch (subresource) {
            case "" -> true;
            case "status" -> type.has(Trait.STATUS);
            case "finalize" -> type.names().kind().equals("Namespace");
            default -> false;
        };
    }

    Reply handle(Call call, ResourceType type) {
        return switch (call.info().verb()) {
            case "get" -> get(call, type);
            case "list" -> list(call, type);
            case "watch" -> watch(call, type);
            case "create" -> create(call, type);
            case "update" -> update(call, type, new Edit.Replace(call.body().object()));
            case "patch" -> update(call, type, Patches.read(call, type));
            case "delete" -> delete(call, type);
            case "deletecollection" -> deleteAll(call, type);
            default -> throw Refusals.methodNotAllowed();
        };
    }

    private static ObjectKey key(Call call, ResourceType type) {
        return type.key(call.info().namespace(), call.info().name());
    }

    private Reply get(Call call, ResourceType type) {
        return new Reply.Json(200, Form.of(call, type).one(objects.get(type, key(call, type))));
    }

    private Reply list(Call call, ResourceType type) {
        ListOptions options = ListOptions.of(call.info().query(), store.revision());
        Pages.Page page = new Pages(store, type, Selection.of(call.info(), type)).page(options);
        return new Reply.Json(200, Form.of(call, type).list(page.objects(), page.metadata()));
    }

    private Snapshot selected(ResourceType type, Selection selection) {
        Snapshot all = objects.list(type, selection.namespace());
        return new Snapshot(
                all.objects().stream().filter(selection::includes).toList(), all.revision());
    }

    /** A client that asks for a WebSocket gets no stream, and falls back to plain HTTP. */
    private Reply watch(Call call, ResourceType type) {
        if (call.upgrade().equalsIgnoreCase("websocket")) {
            return new Reply.Json(200, JsonNodeFactory.instance.objectNode());
        }
        Selection selection = Selection.of(call.info(), type);
        WatchOptions options = WatchOptions.of(call.info().query());
        return new Watch(store, type, selection, Form.of(call, type), options);
    }

    private Reply create(Call call, ResourceType type) {
        if (!call.info().name().isEmpty()) {
            throw Refusals.methodNotAllowed();
        }
        ObjectNode created =
                objects.create(type, call.info().namespace(), call.body().object(), call.options());
        return new Reply.Json(201, Form.of(call, type).one(created), call.warnings());
    }

    private Reply update(Call call, ResourceType type, Edit edit) {
        if (call.info().name().isEmpty()) {
            throw Refusals.methodNotAllowed();
        }
        createByUpdate.check(call, type, edit);
        Outcome outcome =
                objects.update(
                        type, key(call, type), call.info().subresource(), edit, call.options());
        ObjectNode body = Form.of(call, type).one(outcome.object());
        return new Reply.Json(outcome.created() ? 201 : 200, body, call.warnings());
    }

    private Reply delete(Call call, ResourceType type) {
        Deletions deletion = Deletions.of(call);
        Objects.Deleted deleted =
                objects.delete(type, key(call, type), deletion.how(), deletion.options());
        return Deletions.answer(type, deleted, call.warnings());
    }

    private Reply deleteAll(Call call, ResourceType type) {
        if (type.names().kind().equals("Namespace")) {
            throw Refusals.methodNotAllowed();
        }
        Deletions deletion = Deletions.of(call);
        Snapshot doomed = selected(type, Selection.of(call.info(), type));
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : doomed.objects()) {
            Metadata metadata = Metadata.of(object);
            if (objects.find(type, metadata.key()).isPresent()) {
                objects.delete(type, metadata.key(), deletion.how(), deletion.options());
                deleted.add(object);
            }
        }
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("resourceVersion", Long.toString(store.revision()));
        return new Reply.Json(200, Form.of(call, type).list(deleted, metadata));
    }
}

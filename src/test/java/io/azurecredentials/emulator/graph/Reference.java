package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.DirectoryObject;

/** The object that a {@code $ref} body or path names. */
final class Reference {

    private Reference() {}

    /** The live object behind {@code @odata.id}, as this request's replica sees it. */
    static DirectoryObject inBody(GraphCall call) {
        String link = call.body().path("@odata.id").asText("");
        if (link.isEmpty()) {
            throw GraphRefusal.badRequest("A value is required for property '@odata.id'.");
        }
        return named(call, link);
    }

    /** The live object that a link names. */
    static DirectoryObject named(GraphCall call, String link) {
        String last = link.substring(link.lastIndexOf('/') + 1);
        int open = last.indexOf("('");
        String id = open < 0 ? last : last.substring(open + 2, last.length() - 2);
        return call.directory()
                .seen(id, call.replica())
                .filter(object -> !object.isDeleted())
                .orElseThrow(() -> GraphRefusal.notFound(id));
    }

    static GraphRefusal alreadyThere(String property) {
        return GraphRefusal.badRequest(
                "One or more added object references already exist for the following modified"
                        + " properties: '"
                        + property
                        + "'.");
    }

    /** What the older Azure AD Graph said; whether Graph ever does is unconfirmed. */
    static GraphRefusal notThere(String property) {
        return GraphRefusal.badRequest(
                "One or more removed object references do not exist for the following modified"
                        + " properties: '"
                        + property
                        + "'.");
    }
}

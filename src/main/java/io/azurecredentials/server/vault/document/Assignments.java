package io.azurecredentials.server.vault.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.administration.change.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * {@code azure_roles} and {@code azure_groups}. What was found in Azure is read back with what was
 * written, as in Vault; a client that sends that again changes nothing.
 */
final class Assignments {
    private static final Entries ROLES =
            new Entries(
                    "azure_roles",
                    "azureRoles",
                    List.of(
                            new Entries.Member("role_name", "roleName"),
                            new Entries.Member("role_id", "roleID"),
                            new Entries.Member("scope", "scope")));
    private static final Entries GROUPS =
            new Entries(
                    "azure_groups",
                    "azureGroups",
                    List.of(
                            new Entries.Member("group_name", "groupName"),
                            new Entries.Member("object_id", "objectID")));

    private Assignments() {}

    static boolean areIn(Spec spec) {
        return !spec.entries(ROLES.to()).isEmpty() || !spec.entries(GROUPS.to()).isEmpty();
    }

    static void write(Pen pen, Spec status) {
        write(pen, ROLES, resolved(pen.spec(), status, ROLES, Assignments::isRole));
        write(pen, GROUPS, resolved(pen.spec(), status, GROUPS, Assignments::isGroup));
    }

    private static void write(Pen pen, Entries kind, List<Spec> known) {
        kind.read(pen.input())
                .filter(it -> !it.equals(known.stream().map(Spec::tree).toList()))
                .ifPresent(it -> pen.put(kind.to(), it));
    }

    static void show(Shown shown, Spec spec, Spec status) {
        show(shown, ROLES, resolved(spec, status, ROLES, Assignments::isRole));
        show(shown, GROUPS, resolved(spec, status, GROUPS, Assignments::isGroup));
    }

    private static void show(Shown shown, Entries kind, List<Spec> all) {
        ArrayNode array = shown.data().putArray(kind.from());
        for (Spec one : all) {
            ObjectNode entry = array.addObject();
            kind.members().forEach(it -> entry.put(it.from(), one.text(it.to()).orElse("")));
        }
    }

    /** Each with its name and its id, as far as they are known. */
    private static List<Spec> resolved(
            Spec spec, Spec status, Entries kind, BiPredicate<Spec, Spec> fits) {
        List<Spec> found = status.entries(kind.to());
        return spec.entries(kind.to()).stream()
                .map(
                        it ->
                                found.stream()
                                        .filter(other -> fits.test(it, other))
                                        .findFirst()
                                        .map(other -> completed(kind, it, other))
                                        .orElse(it))
                .toList();
    }

    /** The scope stays as it was written; Azure's own spelling of names and ids is shown. */
    private static Spec completed(Entries kind, Spec written, Spec found) {
        Spec whole = written;
        for (Entries.Member member : kind.members()) {
            Optional<String> text = found.text(member.to());
            if (text.isPresent() && !member.to().equals("scope")) {
                whole = whole.with(member.to(), text.get());
            }
        }
        return whole;
    }

    private static boolean isRole(Spec written, Spec found) {
        boolean here = lower(written, "scope").equals(lower(found, "scope"));
        return here
                && (written.has("roleID")
                        ? guid(written).equals(guid(found))
                        : lower(written, "roleName").equals(lower(found, "roleName")));
    }

    private static boolean isGroup(Spec written, Spec found) {
        String field = written.has("objectID") ? "objectID" : "groupName";
        return lower(written, field).equals(lower(found, field));
    }

    private static String guid(Spec role) {
        String id = lower(role, "roleID");
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static String lower(Spec entry, String field) {
        return entry.text(field).orElse("").toLowerCase(Locale.ROOT);
    }
}

package io.azurecredentials.role;

import static io.azurecredentials.base.Reason.GROUP_AMBIGUOUS;
import static io.azurecredentials.base.Reason.GROUP_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureGroupEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.azure.Groups;
import io.azurecredentials.azure.Groups.Group;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Finds groups that take service principals as members. An id wins over a name. */
final class GroupLookup {
    private final Groups groups;

    GroupLookup(Groups groups) {
        this.groups = groups;
    }

    Answer<ResolvedGroup> of(AzureGroupEntry entry) {
        return find(entry).then(GroupLookup::assignable);
    }

    private Answer<Group> find(AzureGroupEntry entry) {
        String id = entry.objectID();
        if (id != null) {
            return groups.find(id)
                    .then(
                            it ->
                                    it.map(Answer::given)
                                            .orElseGet(() -> notFound(id, "objectID", "id")));
        }
        String name = String.valueOf(entry.groupName());
        return groups.named(name)
                .then(
                        it ->
                                switch (it.size()) {
                                    case 0 -> notFound(name, "groupName", "displayName");
                                    case 1 -> Answer.given(it.getFirst());
                                    default -> ambiguous(name, it);
                                });
    }

    private static Answer<ResolvedGroup> assignable(Group group) {
        return group.obstacle()
                .<Answer<ResolvedGroup>>map(Answer::refused)
                .orElseGet(
                        () ->
                                Answer.given(
                                        new ResolvedGroup(group.displayName(), group.objectID())));
    }

    private static Answer<Group> notFound(String wanted, String field, String property) {
        return Answer.refused(
                new Problem.UserError(
                        GROUP_NOT_FOUND,
                        "The tenant has no group "
                                + wanted
                                + "; write another "
                                + field
                                + " (az ad group list --query []."
                                + property
                                + ")."));
    }

    private static Answer<Group> ambiguous(String name, List<Group> found) {
        String ids = found.stream().map(Group::objectID).sorted().collect(Collectors.joining(", "));
        return Answer.refused(
                new Problem.UserError(
                        GROUP_AMBIGUOUS,
                        "Several groups of the tenant are called "
                                + name
                                + "; write one of these as objectID: "
                                + ids
                                + "."));
    }
}
